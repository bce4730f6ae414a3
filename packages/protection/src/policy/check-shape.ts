import { PolicyDocument } from '@khong-mot-minh/contracts';
import { nearest } from './nearest.ts';
import { type Plain, shown } from './plain-copy.ts';
import type { Path, Report } from './policy-problem.ts';

/** Keys that may stand somewhere in a pack: only for guessing what a mistyped one meant. */
const KNOWN_KEYS = [
  ...Object.keys(PolicyDocument.shape),
  ...Object.keys(PolicyDocument.shape.rules.element.shape),
  ...[
    'title',
    'source',
    'date',
    'grade',
    'audience',
    'template',
    'text',
    'concepts',
    'weight',
    'minutes',
    'then',
  ],
  ...['order', 'bands', 'value', 'loosenBy', 'lockedReason', 'name', 'accounts', 'events', 'expect', 'fires'],
  ...['kind', 'bundle', 'days', 'ageBand', 'ageSources', 'ageDays', 'country', 'acts', 'degraded'],
];

const isCondition = (path: readonly PropertyKey[]): boolean =>
  path.includes('when') || path[0] === 'conditions';

/** Parses the shape of a pack; what is wrong inside a condition is told by the condition checker instead. */
export function checkShape(document: Plain, report: Report): PolicyDocument | undefined {
  const parsed = PolicyDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path: Path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (isCondition(issue.path)) continue;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        report('unknown-key', [...path, key], `"${key}" is not known here`, nearest(key, KNOWN_KEYS));
      }
    } else if (issue.code === 'invalid_value') {
      const allowed = issue.values.map(String);
      const near = nearest(shown(valueAt(document, path)), allowed);
      report('value-not-allowed', path, `Allowed here: ${allowed.join(', ')}`, near);
    } else if (issue.code === 'invalid_union' && constantsOf(issue.errors).length > 0)
      report('value-not-allowed', path, `Allowed here: ${constantsOf(issue.errors).join(', ')}`);
    else report('shape', path, issue.message);
  }
  return undefined;
}

type Issue = { code?: string; path: readonly PropertyKey[]; values?: readonly unknown[] };

/** The values of a union of constants, which is told as one list. */
const constantsOf = (branches: readonly (readonly Issue[])[]): string[] =>
  branches.flatMap((issues) =>
    issues.flatMap((issue) =>
      issue.code === 'invalid_value' && issue.path.length === 0 ? (issue.values ?? []).map(String) : [],
    ),
  );

function valueAt(document: Plain, path: Path): Plain | undefined {
  let value: Plain | undefined = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? value[Number(part)] : Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}
