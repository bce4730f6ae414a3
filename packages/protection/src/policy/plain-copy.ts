import type { Report } from './policy-problem.ts';

const MAX_DEPTH = 40;
const MAX_VALUES = 400_000;

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/**
 * A copy that holds nothing but plain data, of bounded depth and size. A document may come from anywhere: a cycle,
 * a getter that throws or a million nested lists must end as a problem, not as a crash.
 */
export function plainCopy(document: unknown, report: Report): Plain | undefined {
  let left = MAX_VALUES;
  const copy = (value: unknown, path: readonly (string | number)[]): Plain => {
    if (--left < 0) throw new Refused('has too many values');
    if (path.length > MAX_DEPTH) throw new Refused(`is nested deeper than ${MAX_DEPTH} levels`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return value;
    // Not `map`, which would leave the holes of a list as they are.
    if (Array.isArray(value)) return Array.from(value, (entry, index) => copy(entry, [...path, index]));
    if (typeof value !== 'object') throw new Refused(`holds a ${typeof value}`);
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    const plain: { [key: string]: Plain } = {};
    for (const [key, entry] of entries) {
      if (key === '__proto__') throw new Refused('has a key "__proto__"');
      plain[key] = copy(entry, [...path, key]);
    }
    return plain;
  };
  try {
    return copy(document, []);
  } catch (error) {
    const why = error instanceof Refused ? error.message : 'cannot be read';
    report('unreadable', [], `The document ${why}`);
    return undefined;
  }
}

class Refused extends Error {}

/** A value for a message. Never `String()`: a document may bring a member named `toString` that is no function. */
export const shown = (value: Plain | undefined): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing').slice(0, 80);
