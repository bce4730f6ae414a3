import { fromUtf8, parseJson } from './bytes.ts';

/** Closes a batch: the leaves before it, since the batch before or the last public entry, are exactly `size`. */
export type BatchEnd = {
  v: 2;
  act: 'batch.published';
  /** The moment at which the batch fell due, a whole number of rhythms since 1970. */
  at: string;
  /** From 1, without a gap. */
  batch: number;
  /** The rhythm in seconds. */
  every: number;
  size: number;
};

/**
 * What anybody may read at once and in plain text, because it speaks of the house and of nobody in it. Times are RFC
 * 3339 in UTC, to the second; hashes are SHA-256 in hex.
 */
export type OpenEntry =
  | BatchEnd
  /** Which key a team's reports are sealed to: the hash of the point (65 bytes), whose beginning is the key id. */
  | { v: 2; act: 'team-key.set'; at: string; team: string; key: string }
  /** What code this server gives to browsers: how many files, and the hash of the list of their hashes. */
  | { v: 2; act: 'release.served'; at: string; files: number; list: string };

export type DecodedOpen = { ok: true; entry: OpenEntry } | { ok: false; why: string };

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hex = /^[0-9a-f]{64}$/;
const time = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

type Member = readonly [name: string, allowed: (value: unknown) => boolean];

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** The members of each act in the one order in which they are written. */
const MEMBERS = {
  'batch.published': [
    ['batch', isCount],
    ['every', isCount],
    ['size', isCount],
  ],
  'team-key.set': [
    ['team', isText(id)],
    ['key', isText(hex)],
  ],
  'release.served': [
    ['files', isCount],
    ['list', isText(hex)],
  ],
} as const satisfies Record<OpenEntry['act'], readonly Member[]>;

const isOpenAct = (value: unknown): value is OpenEntry['act'] =>
  typeof value === 'string' && Object.hasOwn(MEMBERS, value);

function membersOf(act: unknown): readonly Member[] {
  const own = isOpenAct(act) ? MEMBERS[act] : [];
  return [['v', (value) => value === 2], ['act', isOpenAct], ['at', isText(time)], ...own];
}

function wrongMember(value: object): string | undefined {
  const given = new Map<string, unknown>(Object.entries(value));
  const members = membersOf(given.get('act'));
  const wrong = members.find(([name, allowed]) => !allowed(given.get(name)));
  if (wrong) return wrong[0];
  return [...given.keys()].find((name) => !members.some(([known]) => known === name));
}

function isOpenEntry(value: object): value is OpenEntry {
  return wrongMember(value) === undefined;
}

/** The bytes of a public entry, which are what the log hashes; throws, naming the member, if one is not allowed. */
export function encodeOpenEntry(entry: OpenEntry): Uint8Array {
  const wrong = wrongMember(entry);
  if (wrong !== undefined) throw new Error(`Write a public entry: its member "${wrong}" is not allowed so`);
  const given = new Map<string, unknown>(Object.entries(entry));
  const ordered = membersOf(entry.act).map(([name]) => [name, given.get(name)]);
  return Buffer.from(JSON.stringify(Object.fromEntries(ordered)), 'utf8');
}

/** Reads a public entry, and only one that `encodeOpenEntry` could have written. */
export function decodeOpenEntry(bytes: Uint8Array): DecodedOpen {
  const text = fromUtf8(bytes);
  const value = text === undefined ? undefined : parseJson(text);
  if (typeof value !== 'object' || value === null) return { ok: false, why: 'it is not a JSON object' };
  if (!isOpenEntry(value)) return { ok: false, why: `its member "${wrongMember(value)}" is not allowed so` };
  if (Buffer.compare(encodeOpenEntry(value), bytes) !== 0)
    return { ok: false, why: 'it is not written in the one set form' };
  return { ok: true, entry: value };
}
