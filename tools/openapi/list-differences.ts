import { isDeepStrictEqual } from 'node:util';

const escapeToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where two documents differ, as JSON pointers with what happened there: `+` new, `-` gone, `~` changed. */
export function listDifferences(before: unknown, after: unknown, at = ''): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [`~ ${at || '/'}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const where = `${at}/${escapeToken(key)}`;
    if (!(key in before)) return [`+ ${where}`];
    return key in after ? listDifferences(before[key], after[key], where) : [`- ${where}`];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
