import { createHash } from 'node:crypto';
import { isCitation } from '../learn/fact.ts';

/** Members that say something about a piece and are not part of what it says. */
const ABOUT = new Set(['review', 'version']);

/** Sixteen signs that change when a piece says something else; the order of members, its review and what it cites do not matter. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([name, inside]) => !ABOUT.has(name) && !isCitation(name, inside))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inside]) => `${JSON.stringify(name)}:${canonical(inside)}`).join()}}`;
}
