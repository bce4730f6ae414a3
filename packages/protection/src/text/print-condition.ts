import type { LeafValue, When } from '@khong-mot-minh/contracts';

const SIGNS: Readonly<Record<string, string>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The one way to spell a condition as text; reading it gives the tree back, with lists of one part unwrapped. */
export function printCondition(when: When): string {
  return print(when, 'alone');
}

/** What stands around a part decides whether it needs parentheses. */
function print(given: When, around: 'alone' | 'all' | 'any' | 'not'): string {
  const when = unwrapped(given);
  if ('all' in when || 'any' in when) {
    const [kind, parts] = 'all' in when ? (['all', when.all] as const) : (['any', when.any] as const);
    const text = parts.map((part) => print(part, kind)).join(kind === 'all' ? ' && ' : ' || ');
    return around === 'alone' ? text : `(${text})`;
  }
  if ('not' in when) {
    const inner = print(when.not, 'not');
    return inner.startsWith('(') || isWord(unwrapped(when.not)) ? `!${inner}` : `!(${inner})`;
  }
  if ('use' in when) return `use(${constant(when.use)})`;
  const { op, value } = when;
  const field = printField(when.field);
  if (op === 'has') return `${constant(value)} in ${field}`;
  if (op === 'in') return `${field} in ${constant(value)}`;
  if (op === 'notIn') return `!(${field} in ${constant(value)})`;
  if (op === 'atMost' || op === 'atLeast' || op === 'hasAny') return `${op}(${field}, ${constant(value)})`;
  return op === 'eq' && value === true ? field : `${field} ${SIGNS[op]} ${constant(value)}`;
}

/** A list of one part says what the part says. */
function unwrapped(when: When): When {
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : [];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? unwrapped(only) : when;
}

/** A part without a sign of its own: a bare field, or a call. */
const isWord = (when: When): boolean =>
  'use' in when ||
  ('field' in when &&
    (['atMost', 'atLeast', 'hasAny'].includes(when.op) || (when.op === 'eq' && when.value === true)));

function printField(field: string): string {
  const [first = '', ...rest] = field.split('.');
  return first + rest.map((part) => (isPlain(part) ? `.${part}` : `[${JSON.stringify(part)}]`)).join('');
}

const isPlain = (part: string): boolean =>
  PLAIN_NAME.test(part) && part !== 'in' && part !== 'true' && part !== 'false';

const constant = (value: LeafValue): string =>
  Array.isArray(value) ? `[${value.map(constant).join(', ')}]` : JSON.stringify(value);
