import type { Condition, Leaf, Rule } from './workload.ts';

const SIGNS: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** A condition and the kinds of a rule as one condition, for engines that have no index on kinds. */
export const withKinds = ({ kinds, when }: Rule): Condition => ({
  all: [{ field: 'kind', op: 'in', value: kinds }, when],
});

const list = ({ value }: Leaf) => (Array.isArray(value) ? value : [value]);

/** CEL as its specification has it: without the function that our own subset adds. */
export function toCel(when: Condition): string {
  if ('all' in when) return `(${when.all.map(toCel).join(' && ')})`;
  if ('any' in when) return `(${when.any.map(toCel).join(' || ')})`;
  if ('not' in when) return `!(${toCel(when.not)})`;
  const { field, op } = when;
  const [value] = list(when).map((one) => JSON.stringify(one));
  if (op === 'eq') return `${field} == ${value}`;
  if (op === 'ne') return `${field} != ${value}`;
  if (op === 'in') return `${field} in ${JSON.stringify(list(when))}`;
  if (op === 'notIn') return `!(${field} in ${JSON.stringify(list(when))})`;
  if (op === 'has' || op === 'hasAny') {
    return `(${list(when)
      .map((one) => `${JSON.stringify(one)} in ${field}`)
      .join(' || ')})`;
  }
  return `${field} ${SIGNS[op]} ${value}`;
}

/** The expression language of the GoRules engine. */
export function toZen(when: Condition): string {
  if ('all' in when) return `(${when.all.map(toZen).join(' and ')})`;
  if ('any' in when) return `(${when.any.map(toZen).join(' or ')})`;
  if ('not' in when) return `not (${toZen(when.not)})`;
  const { field, op } = when;
  const [value] = list(when).map((one) => JSON.stringify(one));
  if (op === 'eq') return `${field} == ${value}`;
  if (op === 'ne') return `${field} != ${value}`;
  if (op === 'in') return `${field} in ${JSON.stringify(list(when))}`;
  if (op === 'notIn') return `${field} not in ${JSON.stringify(list(when))}`;
  if (op === 'has' || op === 'hasAny') {
    return `(${list(when)
      .map((one) => `contains(${field}, ${JSON.stringify(one)})`)
      .join(' or ')})`;
  }
  return `${field} ${SIGNS[op]} ${value}`;
}

/** JsonLogic, for both libraries that read it. */
export function toJsonLogic(when: Condition): unknown {
  if ('all' in when) return { and: when.all.map(toJsonLogic) };
  if ('any' in when) return { or: when.any.map(toJsonLogic) };
  if ('not' in when) return { '!': [toJsonLogic(when.not)] };
  const { field, op, value } = when;
  const read = { var: field };
  if (op === 'eq') return { '===': [read, value] };
  if (op === 'ne') return { '!==': [read, value] };
  if (op === 'in') return { in: [read, list(when)] };
  if (op === 'notIn') return { '!': [{ in: [read, list(when)] }] };
  if (op === 'has' || op === 'hasAny') return { or: list(when).map((one) => ({ in: [one, read] })) };
  return { [SIGNS[op] ?? op]: [read, value] };
}

const OPERATORS: Readonly<Record<string, string>> = {
  eq: 'equal',
  ne: 'notEqual',
  lt: 'lessThan',
  lte: 'lessThanInclusive',
  gt: 'greaterThan',
  gte: 'greaterThanInclusive',
  in: 'in',
  notIn: 'notIn',
  has: 'contains',
};

/** json-rules-engine in its documented way: the parts of an event are facts, their members are paths. */
export function toJsonRules(when: Condition): unknown {
  if ('all' in when) return { all: when.all.map(toJsonRules) };
  if ('any' in when) return { any: when.any.map(toJsonRules) };
  if ('not' in when) return { not: toJsonRules(when.not) };
  const { field, op, value } = when;
  if (op === 'hasAny') return { any: list(when).map((one) => toJsonRules({ field, op: 'has', value: one })) };
  const [fact, ...path] = field.split('.');
  return {
    fact,
    operator: OPERATORS[op],
    value,
    ...(path.length > 0 && { path: `$.${path.join('.')}` }),
  };
}
