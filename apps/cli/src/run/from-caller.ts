import path from 'node:path';
import process from 'node:process';

/** A path as the person typed it, from the folder in which they typed it. */
export const fromCaller = (typed: string): string =>
  path.resolve(process.env.INVOKED_FROM ?? process.cwd(), typed);
