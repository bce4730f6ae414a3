import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { encodeSealedLeaf, type LedgerAct } from '@khong-mot-minh/ledger';
import { createVault } from '../secrets.ts';
import { fillBatch, type Leaf } from './fill-batch.ts';
import { entryOf } from './record.ts';

/**
 * A stranger who polls the public log and was told, for half of the days, what happened on them. From all that is
 * public of a day (how many leaves each batch has, every byte of them, their order, what comes twice) they learn by
 * logistic regression, and guess the other half. PROOF_SCALE takes the rhythm and size of production and more days.
 */
const LONG = Number(process.env.PROOF_SCALE ?? 1) > 1;
const BATCHES = LONG ? 24 : 4;
const SIZE = LONG ? 64 : 12;
const DAYS = 6000;
const MOST_RIGHT = 0.55;

const vault = createVault({ server: randomBytes(32), receiptPepper: randomBytes(32) });
const ORG = '0190a0de-0000-7000-8000-0000000000aa';
const STAFF = ['0190a0de-0000-7000-8000-000000000001', '0190a0de-0000-7000-8000-000000000002'] as const;

/** mulberry32: the days are the same for everybody who runs this; nonces and order are not. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Day = { reports: number; morning: boolean; staff: 0 | 1 };
type Fill = typeof fillBatch;

/** What a report brings with it on its day: the reporter's acts and those of the counsellor who answers. */
const ACTS: readonly { act: LedgerAct; by: 'public' | 'staff' }[] = [
  { act: 'report.received', by: 'public' },
  { act: 'case.opened', by: 'public' },
  { act: 'session.opened', by: 'staff' },
  { act: 'case.viewed', by: 'staff' },
  { act: 'sealed.read', by: 'staff' },
];

let number = 0;
function actsOf({ reports, staff }: Day, day: number) {
  const at = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000);
  return Array.from({ length: reports }, (_, report) =>
    ACTS.map(({ act, by }) => {
      const who =
        by === 'public'
          ? ({ kind: 'public' } as const)
          : ({ kind: 'person', org: ORG, person: STAFF[staff] } as const);
      number++;
      return {
        id: number,
        number,
        nonce: randomBytes(32),
        salt: randomBytes(32),
        seconds: Math.floor(at.getTime() / 1000),
        entry: entryOf(vault, at, act, who, [`${day}/${report}`]),
      };
    }),
  ).flat();
}

/** The day's batches; the acts fall into one of its first or of its last ones, and what is over waits. */
function publish(day: Day, index: number, random: () => number, fill: Fill): Leaf[][] {
  const due = Math.floor(random() * (BATCHES / 2)) + (day.morning ? 0 : BATCHES / 2);
  const waiting: ReturnType<typeof actsOf> = [];
  return Array.from({ length: BATCHES }, (_, batch) => {
    if (batch === due) waiting.push(...actsOf(day, index));
    return fill(vault, waiting.splice(0, SIZE), SIZE, (index * BATCHES + batch) * (SIZE + 1));
  });
}

/** The value of a hexadecimal digit by its code. */
const NIBBLE = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) NIBBLE[digit.toString(16).charCodeAt(0)] = digit;

/** Eight digits as a part of one. */
function partOfOne(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let i = from; i < from + 8; i++) value = value * 16 + NIBBLE[bytes[i]!]!;
  return value / 2 ** 32;
}

const [BEGIN, END] = ['{"v":2,"sealed":"'.length, '{"v":2,"sealed":"'.length + 64];

/** Numbers that a watcher makes of half a day: lengths, every nibble's count, ones, order, repetitions. */
function featuresOf(batches: readonly (readonly Leaf[])[]): number[] {
  const nibbles = new Array<number>(16).fill(0);
  const seen = new Set<string>();
  let [ones, rises, bytes, leaves, firsts] = [0, 0, 0, 0, 0];
  for (const batch of batches) {
    let before = '';
    for (const [place, leaf] of batch.entries()) {
      const text = Buffer.from(leaf.bytes.buffer, leaf.bytes.byteOffset, leaf.bytes.length).toString(
        'latin1',
        BEGIN,
        END,
      );
      for (let i = BEGIN; i < END; i += 3) nibbles[NIBBLE[leaf.bytes[i]!]!]! += 1;
      ones += partOfOne(leaf.bytes, BEGIN);
      if (place === 0) firsts += partOfOne(leaf.bytes, BEGIN + 8);
      if (text > before) rises++;
      before = text;
      seen.add(text);
      bytes += leaf.bytes.length;
      leaves++;
    }
  }
  return [...nibbles, ones, rises, bytes, leaves, leaves - seen.size, firsts];
}

/** Both halves, and how they differ: "when" is asked too. */
function dayFeatures(batches: readonly (readonly Leaf[])[]): number[] {
  const early = featuresOf(batches.slice(0, BATCHES / 2));
  const late = featuresOf(batches.slice(BATCHES / 2));
  return [...early, ...late, ...early.map((value, i) => value - (late[i] ?? 0))];
}

/** Logistic regression over standardised features, learned on the first half; how often it is right on the other. */
function accuracyOf(rows: readonly number[][], labels: readonly boolean[]): number {
  const half = Math.floor(rows.length / 2);
  const width = rows[0]?.length ?? 0;
  const mean = Array.from(
    { length: width },
    (_, i) => rows.slice(0, half).reduce((sum, row) => sum + row[i]!, 0) / half,
  );
  const deviation = mean.map((m, i) =>
    Math.sqrt(rows.slice(0, half).reduce((sum, row) => sum + (row[i]! - m) ** 2, 0) / half),
  );
  const scaled = rows.map((row) =>
    row.map((v, i) => (deviation[i]! > 0 ? (v - mean[i]!) / deviation[i]! : 0)),
  );
  const weights = new Array<number>(width).fill(0);
  let bias = 0;
  const guess = (row: readonly number[]) =>
    1 / (1 + Math.exp(-row.reduce((sum, v, i) => sum + v * weights[i]!, bias)));
  for (let round = 0; round < 60; round++) {
    const slope = new Array<number>(width).fill(0);
    let drift = 0;
    for (let n = 0; n < half; n++) {
      const error = guess(scaled[n]!) - (labels[n] ? 1 : 0);
      for (let i = 0; i < width; i++) slope[i]! += error * scaled[n]![i]!;
      drift += error;
    }
    for (let i = 0; i < width; i++) weights[i]! -= slope[i]! / half;
    bias -= drift / half;
  }
  const rest = scaled.slice(half);
  return rest.filter((row, i) => guess(row) > 0.5 === labels[half + i]).length / rest.length;
}

type Question = { name: string; label(day: Day): boolean; asks(day: Day): boolean };
const QUESTIONS: readonly Question[] = [
  { name: 'did a report come', label: ({ reports }) => reports > 0, asks: () => true },
  { name: 'in which half of the day', label: ({ morning }) => morning, asks: ({ reports }) => reports > 0 },
  {
    name: 'which of two counsellors worked',
    label: ({ staff }) => staff === 0,
    asks: ({ reports }) => reports > 0,
  },
];

/** As many days with one to three reports as without, so that whoever always says the same is right in half. */
function watch(seed: number, fill: Fill, days = DAYS): { name: string; right: number }[] {
  const random = randomFrom(seed);
  const all = Array.from({ length: days }, (): Day => {
    const reports = random() < 0.5 ? 0 : 1 + Math.floor(random() * 3);
    return { reports, morning: random() < 0.5, staff: random() < 0.5 ? 0 : 1 };
  });
  const rows = all.map((day, i) => dayFeatures(publish(day, i, random, fill)));
  return QUESTIONS.map(({ name, label, asks }) => {
    const asked = all.flatMap((day, i) => (asks(day) ? [i] : []));
    return {
      name,
      right: accuracyOf(
        asked.map((i) => rows[i]!),
        asked.map((i) => label(all[i]!)),
      ),
    };
  });
}

for (const seed of LONG ? [1, 2, 3] : [1])
  test(`who polls the log learns nothing of it (days ${seed})`, (t) => {
    for (const { name, right } of watch(seed, fillBatch)) {
      t.diagnostic(
        `figure: ${name}: right in ${(100 * right).toFixed(1)} % of ${DAYS / 2} days or fewer, ${BATCHES} batches of ${SIZE} a day`,
      );
      assert.ok(right <= MOST_RIGHT, `${name}: ${right}`);
    }
  });

const leaks: { name: string; fill: Fill; question: string }[] = [
  {
    name: 'without padding',
    fill: (v, acts, _, first) => fillBatch(v, acts, acts.length, first),
    question: 'did a report come',
  },
  {
    name: 'without padding, when',
    fill: (v, acts, _, first) => fillBatch(v, acts, acts.length, first),
    question: 'in which half of the day',
  },
  {
    name: 'with one nonce for every filling leaf',
    fill: (v, acts, size, first) =>
      fillBatch(v, acts, size, first).map((leaf) =>
        leaf.id === undefined
          ? { bytes: encodeSealedLeaf({ nonce: Buffer.alloc(32), number: 0, entry: undefined }) }
          : leaf,
      ),
    question: 'did a report come',
  },
];
for (const { name, fill, question } of leaks)
  test(`the same watcher reads a log ${name}`, () => {
    const right = watch(9, fill, 400).find((asked) => asked.name === question)?.right ?? 0;
    assert.ok(right > 0.9, `${right}`);
  });
