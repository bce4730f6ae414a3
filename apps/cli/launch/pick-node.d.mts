/** Path of a Node that runs the project; throws where there is none. */
export function pickNode(root: string, env?: Record<string, string | undefined>, current?: string): string;
