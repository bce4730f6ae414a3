import { isDeepStrictEqual } from 'node:util';
import type { FieldChange, PolicyDifferences, PolicyDocument, When } from '@khong-mot-minh/contracts';
import { printCondition } from '@khong-mot-minh/protection';

type Part = PolicyDifferences['rules'];

/** What differs between two versions: by rule, protection, condition and signal, field by field, and the rest. */
export function compareVersions(
  from: PolicyDocument,
  to: PolicyDocument,
): Omit<PolicyDifferences, 'from' | 'to'> {
  return {
    rules: compareParts(byId(from.rules), byId(to.rules)),
    protections: compareParts(from.protections, to.protections),
    conditions: compareParts(asParts(from.conditions), asParts(to.conditions)),
    signals: compareParts(byId(from.signals), byId(to.signals)),
    rest: fieldChanges(rest(from), rest(to)),
  };
}

type Parts = Readonly<Record<string, object>>;

const byId = (list: readonly { id: string }[]): Parts => Object.fromEntries(list.map((one) => [one.id, one]));

const asParts = (conditions: PolicyDocument['conditions']): Parts =>
  Object.fromEntries(Object.entries(conditions).map(([name, when]) => [name, { when }]));

/** Examples by rule and name, so that one more in the middle is one change and not a hundred. */
const rest = ({ bases, bundles, outage, people, title, examples }: PolicyDocument) => ({
  title,
  outage,
  bases,
  bundles,
  people,
  examples: Object.fromEntries(examples.map((e) => [`${e.rule}: ${e.name}`, JSON.stringify(e)])),
});

function compareParts(before: Parts, after: Parts): Part {
  const changed: Part['changed'] = [];
  for (const [id, one] of Object.entries(before)) {
    const other = after[id];
    const changes = other ? fieldChanges(one, other) : [];
    if (changes.length) changed.push({ id, changes });
  }
  return {
    added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)),
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
    changed,
  };
}

/** Single fields that differ; a condition is one field, shown as text. */
function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (path !== 'when' && isTable(before) && isTable(after)) {
    // `bands` of a protection says nothing to a reader: `13-15.value` does.
    const below = (key: string) => (key === 'bands' && !path ? '' : path ? `${path}.${key}` : key);
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => fieldChanges(before[key], after[key], below(key)));
  }
  const field = path || 'value';
  return [
    {
      field,
      ...(before !== undefined && { before: shown(field, before) }),
      ...(after !== undefined && { after: shown(field, after) }),
    },
  ];
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// `as`: a compiled document has passed the schema, so `when` is a tree of the condition language.
const shown = (field: string, value: unknown): unknown =>
  field === 'when' ? printCondition(value as When) : value;
