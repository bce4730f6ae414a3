/** Numbers in [0, 1) from a seed (mulberry32): an attack that finds something must be repeatable. */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('Pick: the list is empty');
  return found;
}

const deep = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`) as unknown;
const nested = JSON.parse(
  `${'{"not":'.repeat(60)}{"field":"pair.hours","op":"gt","value":1}${'}'.repeat(60)}`,
);

/** What does not belong there, and what nearly does. */
const INTRUDERS: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, -1e308, 2 ** 53, '', ' ', 'x'.repeat(300), '\u0000', '\ud800'],
  ...['__proto__', 'constructor', 'toString', 'prototype', 'message.sent', 'block', '13-15', 'act.secrecy'],
  ...[{}, [], [[]], [{}], { all: [] }, { any: [{}] }, { not: null }, { use: 'constructor' }, deep, nested],
  ...[
    'pair.hours > 1',
    '!'.repeat(500),
    '('.repeat(500),
    'a && '.repeat(2000),
    'use("__proto__")',
    '"'.repeat(99),
  ],
  ...[
    'return process.exit(1)',
    '$'.concat('{1}'),
    '`',
    "');process.exit(1);('",
    'pair.hours > 1e999',
    'a in ["\\u0000"]',
  ],
  JSON.parse('{"__proto__":{"polluted":1}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  Array.from({ length: 200 }, (_, i) => ({ field: 'pair.hours', op: 'gt', value: i })),
];

type Holder = Record<string, unknown> | unknown[];

/** Every object and list inside a value. */
function holdersIn(value: unknown, found: Holder[] = []): Holder[] {
  if (typeof value !== 'object' || value === null || found.length > 4000) return found;
  found.push(value as Holder);
  for (const inner of Object.values(value)) holdersIn(inner, found);
  return found;
}

/** A copy in which up to four things are replaced, removed, renamed, swapped or repeated. */
export function mutated<T>(value: T, random: () => number): unknown {
  const copy = structuredClone(value);
  const holders = holdersIn(copy).filter((holder) => Object.keys(holder).length > 0);
  for (let turn = 1 + Math.floor(random() * 4); turn > 0 && holders.length > 0; turn--) {
    const [holder, other] = [pick(random, holders), pick(random, holders)] as Record<string, unknown>[];
    // One that an earlier turn has emptied.
    if (holder === undefined || Object.keys(holder).length === 0) continue;
    if (other === undefined || Object.keys(other).length === 0) continue;
    const [key, from] = [pick(random, Object.keys(holder)), pick(random, Object.keys(other))];
    const way = Math.floor(random() * 6);
    if (way <= 1) holder[key] = pick(random, INTRUDERS);
    else if (way === 2) delete holder[key];
    else if (way === 3)
      Object.defineProperty(holder, pick(random, ['__proto__', 'when', 'toString', 'tier']), {
        value: holder[key],
        enumerable: true,
        configurable: true,
        writable: true,
      });
    // A copy: something that holds itself would be another attack, which has its own test.
    else if (way === 4) holder[key] = structuredClone(other[from]);
    else if (Array.isArray(holder)) holder.push(...structuredClone(holder.slice(0, 20)));
  }
  return copy;
}
