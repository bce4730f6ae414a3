import type { z } from 'zod';
import type { Pointed } from '../platform/refusal.ts';

const escapeToken = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** RFC 6901 pointer of a path inside a body. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapeToken(part)}`).join('');

/** The schema's complaints as pointers; of a union, those of the member that came closest. */
export function pointedErrors(error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): Pointed[] {
  return error.issues.flatMap((issue) => fromIssue(issue, prefix)).slice(0, 50);
}

function fromIssue(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): Pointed[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), code: 'unknown-member' }));
  if (issue.code === 'invalid_union' && issue.errors.length) {
    const closest = issue.errors.reduce((best, next) => (next.length < best.length ? next : best));
    return closest.flatMap((inner) => fromIssue(inner, path));
  }
  const allowed = issue.code === 'invalid_value' && { allowed: issue.values.map(String) };
  return [{ pointer: pointerOf(path), code: codeOf(issue), ...allowed }];
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'missing';
  if (issue.code === 'custom') return issue.message || 'invalid';
  return issue.code.replaceAll('_', '-');
}
