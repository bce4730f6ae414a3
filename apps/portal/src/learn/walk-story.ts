import type { Line, Scene, Story } from './story.ts';

/** Where the choices made so far have led: everything said, and the scene that waits for an answer. */
export type Walk = { said: readonly Line[]; at: Scene; path: readonly number[] };

/** Follows choices from the start; stops at the first that the story does not offer. Runs in a browser too. */
export function walkStory(
  { start, scenes }: Pick<Story, 'start' | 'scenes'>,
  choices: readonly number[],
): Walk {
  let at: Scene = scenes[start] ?? { lines: [] };
  const said: Line[] = [...at.lines];
  const path: number[] = [];
  for (const choice of choices) {
    const chosen = at.choices?.[choice];
    const next = chosen && scenes[chosen.to];
    if (!next) break;
    said.push({ from: 'me', text: chosen.text }, ...next.lines);
    path.push(choice);
    at = next;
  }
  return { said, at, path };
}

export const pathText = (path: readonly number[]): string => path.join('-');

/** Reads a path out of an address. A story is short; a longer address is not one of ours. */
export const readPath = (text: string): number[] =>
  /^\d{1,2}(-\d{1,2}){0,40}$/.test(text) ? text.split('-').map(Number) : [];
