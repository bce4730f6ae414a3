import { isTest } from '../../tools/source/source-file.ts';

/** The package a path belongs to; tools, research, tests and benchmarks at the top belong to the root (`name` undefined). */
export type Owner = { name: string | undefined; folder: string };

export function ownerOf(file: string): Owner {
  const match = /^(?:packages|apps)\/([^/]+)(?=\/)/.exec(file);
  return match ? { name: match[1], folder: match[0] } : { name: undefined, folder: '' };
}

/** Root folders of data that every package may read: they hold no program. */
export const dataFolders: readonly string[] = [
  'messages/',
  'policies/',
  'taxonomy/',
  'content/',
  'jurisdictions/',
];

/** Tests, and the tools, research and benchmarks at the top; the simulator has its own arrow to it. */
export const mayUseTesting = (file: string): boolean => isTest(file) || ownerOf(file).name === undefined;
