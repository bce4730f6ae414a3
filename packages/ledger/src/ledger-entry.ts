import { fromUtf8, parseJson } from './bytes.ts';
import { type LedgerAct, ledgerActs } from './ledger-act.ts';

/** One act of one request. Codes and keyed hashes only: nothing in it says who a person is. */
export type LedgerEntry = {
  v: 1;
  /** RFC 3339 in UTC, to the second. */
  at: string;
  act: LedgerAct;
  /** A role code or a keyed hash, never a name or an address. */
  actor: string;
  org: string;
  /** How many things the act touched; `root` is the Merkle root of their keyed ids (`rootOfIds`). */
  count: number;
  root: string;
  /** The keyed or Merkle hash of an earlier entry that this one follows on from. */
  prev?: string;
};

export type DecodedEntry = { ok: true; entry: LedgerEntry } | { ok: false; why: string };

// No space, @, dot, capital or letter beyond ASCII, and not digits alone: a name, a mail address or a phone number
// does not pass for a code.
const code = /^(?!\d+$)[a-z0-9][a-z0-9_:-]{0,79}$/;
const hex = /^[0-9a-f]{64}$/;
const time = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const acts: ReadonlySet<unknown> = new Set(ledgerActs);

const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** The members in the one order in which they are written. */
const members: readonly [name: keyof LedgerEntry, allowed: (value: unknown) => boolean][] = [
  ['v', (value) => value === 1],
  ['at', isText(time)],
  ['act', (value) => acts.has(value)],
  ['actor', isText(code)],
  ['org', isText(code)],
  ['count', (value) => Number.isSafeInteger(value) && Number(value) >= 0],
  ['root', isText(hex)],
  ['prev', (value) => value === undefined || isText(hex)(value)],
];

function isLedgerEntry(value: object): value is LedgerEntry {
  return wrongMember(value) === undefined;
}

function wrongMember(value: object): string | undefined {
  const given = new Map<string, unknown>(Object.entries(value));
  const wrong = members.find(([name, allowed]) => !allowed(given.get(name)));
  if (wrong) return wrong[0];
  return [...given.keys()].find((name) => !members.some(([known]) => known === name));
}

/** The bytes of an entry, which are what the log hashes; throws, naming the member, if one is not a code. */
export function encodeEntry(entry: LedgerEntry): Uint8Array {
  const wrong = wrongMember(entry);
  if (wrong !== undefined) throw new Error(`Write a ledger entry: its member "${wrong}" is not allowed so`);
  return Buffer.from(
    JSON.stringify(Object.fromEntries(members.map(([name]) => [name, entry[name]]))),
    'utf8',
  );
}

/** Reads an entry, and only one that `encodeEntry` could have written. */
export function decodeEntry(bytes: Uint8Array): DecodedEntry {
  const text = fromUtf8(bytes);
  const value = text === undefined ? undefined : parseJson(text);
  if (typeof value !== 'object' || value === null) return { ok: false, why: 'it is not a JSON object' };
  if (!isLedgerEntry(value))
    return { ok: false, why: `its member "${wrongMember(value)}" is not allowed so` };
  if (Buffer.compare(encodeEntry(value), bytes) !== 0)
    return { ok: false, why: 'it is not written in the one set form' };
  return { ok: true, entry: value };
}
