import { encodeBundle, readBundle } from './entry-bundle.ts';
import type { Files } from './test-log.ts';
import { parseTilePath } from './tile-path.ts';

/** For tests: one attack on an export, and what the verifier has to say about it. */
export type Mutation = {
  how: string;
  files: Files;
  /** The files of which one must be named. */
  names: string[];
  /** The entry that must be named, where exactly one was edited. */
  entry?: number;
};

/** A small generator with a seed, so that a failure can be repeated. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Random = (below: number) => number;

function pick<T>(random: Random, all: readonly T[]): T {
  const one = all[random(all.length)];
  if (one === undefined) throw new Error('Pick one of nothing');
  return one;
}

function entryAt(path: string, bytes: Uint8Array, offset: number): number | undefined {
  const tile = parseTilePath(path);
  if (tile?.level !== 'entries') return undefined;
  let end = 0;
  const i = readBundle(bytes).entries.findIndex((entry) => {
    end += 2 + entry.length;
    return offset < end;
  });
  return tile.index * 256 + i;
}

type Attack = (files: Files, random: Random) => Omit<Mutation, 'how' | 'files'> | undefined;

function changeOne(files: Files, random: Random, change: (bytes: Buffer, at: number) => Uint8Array) {
  const path = pick(random, [...files.keys()]);
  const before = Buffer.from(files.get(path) ?? []);
  const at = random(before.length);
  const after = change(Buffer.from(before), at);
  files.set(path, after);
  return before.equals(after) ? undefined : { path, at, before };
}

/** What an attacker, or a bad disk, may do to an export. An attack that changes nothing answers undefined. */
export const attacks: Record<string, Attack> = {
  'edit a byte': (files, random) => {
    const xor = 1 + random(255);
    const change = changeOne(files, random, (bytes, at) => bytes.fill((bytes[at] ?? 0) ^ xor, at, at + 1));
    if (!change) return undefined;
    const entry = entryAt(change.path, change.before, change.at);
    return { names: [change.path], ...(entry === undefined ? {} : { entry }) };
  },
  'delete a byte': (files, random) => {
    const change = changeOne(files, random, (bytes, at) =>
      Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
    );
    return change && { names: [change.path] };
  },
  'insert a byte': (files, random) => {
    const byte = Buffer.from([random(256)]);
    const change = changeOne(files, random, (bytes, at) =>
      Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at)]),
    );
    return change && { names: [change.path] };
  },
  'append a byte': (files, random) => {
    const byte = Buffer.from([random(256)]);
    const change = changeOne(files, random, (bytes) => Buffer.concat([bytes, byte]));
    return change && { names: [change.path] };
  },
  'cut a file short': (files, random) => {
    const change = changeOne(files, random, (bytes, at) => bytes.subarray(0, at));
    return change && { names: [change.path] };
  },
  'take a file away': (files, random) => {
    const path = pick(random, [...files.keys()]);
    files.delete(path);
    return { names: [path] };
  },
  'add a file': (files, random) => {
    const from = pick(random, [...files.keys()]);
    const path = pick(random, [
      'tile/0/000.p/3',
      'tile/entries/000.p/3',
      'tile/3/000.p/1',
      'tile/0/099',
      'notes.txt',
    ]);
    files.set(path, files.get(from) ?? new Uint8Array());
    return { names: [path] };
  },
  'swap two entries': (files, random) => {
    const path = pick(
      random,
      [...files.keys()].filter((name) => name.includes('entries')),
    );
    const { entries } = readBundle(files.get(path) ?? new Uint8Array());
    const a = random(entries.length);
    const b = random(entries.length);
    const [one, other] = [entries[a], entries[b]];
    if (!one || !other || a === b) return undefined;
    files.set(path, encodeBundle(entries.with(a, other).with(b, one)));
    return { names: [path], entry: (parseTilePath(path)?.index ?? 0) * 256 + Math.min(a, b) };
  },
  'swap two files': (files, random) => {
    const a = pick(random, [...files.keys()]);
    const b = pick(random, [...files.keys()]);
    const [one, other] = [files.get(a), files.get(b)];
    if (!one || !other || a === b) return undefined;
    files.set(a, other).set(b, one);
    return { names: [a, b] };
  },
};

/** One random attack on a copy of the files. */
export function mutateExport(original: Files, random: Random): Mutation {
  const how = pick(random, Object.keys(attacks));
  const files: Files = new Map(original);
  const done = attacks[how]?.(files, random);
  return done ? { how, files, ...done } : mutateExport(original, random);
}
