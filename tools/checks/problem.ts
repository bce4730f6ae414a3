/** One sentence about what is wrong, with the place in front of it: `path:line what`. */
export type Problem = string;
/** Looks at the project below `root`; nothing found is a pass. */
export type Check = (root: string) => Problem[];
