import type { BankCategory, HashSource } from '@khong-mot-minh/contracts';
import type { Database } from '@khong-mot-minh/database';
import { bytesToHex, HammingIndex } from '@khong-mot-minh/hashing';
import type { Vault } from '../secrets.ts';
import { openHash } from './hash-values.ts';
import { type BankHashRow, bankHashesAfter } from './queries/bank-hashes.ts';
import { type BankRow, listBankMembers, listBanks } from './queries/banks.ts';
import { readExchangeClock } from './queries/exchange-clock.ts';
import { disputedHashes } from './queries/hash-feedback.ts';

const PAGE = 5000;
// What waits is read one by one, about a microsecond each; building anew takes about a second for a million hashes.
const COMPACT_AT = 20_000;

/** A shared hash near a picture, in a bank that the asking organisation may read. */
export type PictureMatch = {
  /** Id of the shared hash, for feedback; never the hash. */
  signal: string;
  bank: string;
  category: BankCategory;
  /** In how many of 256 bits they differ. */
  distance: number;
  sources: HashSource[];
  disputed: boolean;
};

type Owner = { bank: string; source: HashSource; expiresAtMs: number };
type Bank = Pick<BankRow, 'org' | 'category' | 'radius'>;
type State = {
  index: HammingIndex;
  /** By number in the index: every submitter's row of that hash. */
  owners: Map<number, Map<string, Owner>>;
  numberOfKey: Map<string, number>;
  placeOfId: Map<string, { number: number; key: string }>;
  banks: Map<string, Bank>;
  readers: Map<string, Set<string>>;
  disputed: Set<string>;
  seq: number;
};

/** Every shared hash, in memory: exact, and as new as the last `refresh`. */
export type PictureIndex = {
  /** Takes in what any process has committed until now; a withdrawal counts from then on. */
  refresh(): Promise<void>;
  /** Number of the last change that is in it. */
  readonly seq: number;
  readonly size: number;
  match(org: string, hashes: readonly string[], nowMs: number): PictureMatch[];
  /** Whether a bank of harmless pictures of this organisation has something within the radius. */
  knownHarmless(org: string, hash: string, nowMs: number): boolean;
};

export function createPictureIndex(db: Database, vault: Vault): PictureIndex {
  const state: State = {
    index: HammingIndex.build([]),
    owners: new Map(),
    numberOfKey: new Map(),
    placeOfId: new Map(),
    banks: new Map(),
    readers: new Map(),
    disputed: new Set(),
    seq: 0,
  };
  let running: Promise<void> = Promise.resolve();
  return {
    // One after the other; each reads after its caller's own commit.
    refresh() {
      const mine = running.then(() => catchUp(state, db, vault));
      running = mine.catch(() => undefined);
      return mine;
    },
    get seq() {
      return state.seq;
    },
    get size() {
      return state.index.size;
    },
    match: (org, hashes, nowMs) => match(state, org, hashes, nowMs),
    knownHarmless: (org, hash, nowMs) =>
      hits(state, [hash], nowMs).some(
        ({ bank, owner }) => bank.category === 'KNOWN_HARMLESS' && mayRead(state, org, bank, owner.bank),
      ),
  };
}

async function catchUp(state: State, db: Database, vault: Vault): Promise<void> {
  // The index of a large exchange is built between its pages.
  await db.long({ kind: 'system' }, async ({ sql }) => {
    const { seq } = await readExchangeClock(sql);
    if (seq === state.seq) return;
    for (let after = state.seq; ; ) {
      const rows = await bankHashesAfter(sql, after, PAGE);
      for (const row of rows) apply(state, row, vault);
      after = rows.at(-1)?.seq ?? after;
      if (rows.length < PAGE) break;
    }
    state.banks = new Map((await listBanks(sql)).map((bank) => [bank.id, bank]));
    state.readers = new Map();
    for (const { bank, org } of await listBankMembers(sql))
      state.readers.set(org, (state.readers.get(org) ?? new Set()).add(bank));
    state.disputed = await disputedHashes(sql);
    const { added, removed } = state.index.waiting;
    if (added + removed > COMPACT_AT) state.index = state.index.compact();
    state.seq = seq;
  });
}

function apply(state: State, row: BankHashRow, vault: Vault): void {
  if (row.state !== 'shared' || row.sealed === null) {
    remove(state, row.id);
    return;
  }
  const key = row.hashKey;
  const number = state.numberOfKey.get(key) ?? state.index.add(bytesToHex(openHash(vault, row.sealed)));
  const owners = state.owners.get(number) ?? new Map<string, Owner>();
  owners.set(row.id, { bank: row.bank, source: row.source, expiresAtMs: row.expiresAt.getTime() });
  state.owners.set(number, owners);
  state.numberOfKey.set(key, number);
  state.placeOfId.set(row.id, { number, key });
}

function remove(state: State, id: string): void {
  const place = state.placeOfId.get(id);
  if (!place) return;
  state.placeOfId.delete(id);
  const owners = state.owners.get(place.number);
  owners?.delete(id);
  if (owners?.size) return;
  state.owners.delete(place.number);
  state.numberOfKey.delete(place.key);
  state.index.remove(place.number);
}

const mayRead = (state: State, org: string, bank: Bank, bankId: string): boolean =>
  bank.org === org || state.readers.get(org)?.has(bankId) === true;

type Hit = { id: string; owner: Owner; bank: Bank; number: number; distance: number };

function hits(state: State, hashes: readonly string[], nowMs: number): Hit[] {
  return hashes.flatMap((hash) =>
    state.index.search(hash).flatMap(({ index: number, distance }) =>
      [...(state.owners.get(number) ?? [])].flatMap(([id, owner]) => {
        const bank = state.banks.get(owner.bank);
        const counts = bank && distance <= bank.radius && owner.expiresAtMs > nowMs;
        return counts ? [{ id, owner, bank, number, distance }] : [];
      }),
    ),
  );
}

function match(state: State, org: string, hashes: readonly string[], nowMs: number): PictureMatch[] {
  const seen = hits(state, hashes, nowMs);
  // What its keeper, or the asking organisation for itself, knows as harmless is no match.
  const harmless = new Set(
    seen
      .filter(({ bank }) => bank.category === 'KNOWN_HARMLESS')
      .flatMap(({ bank, owner }) => [bank.org, ...(mayRead(state, org, bank, owner.bank) ? [org] : [])]),
  );
  const found = new Map<string, PictureMatch>();
  for (const { id, owner, bank, number, distance } of seen) {
    if (bank.category === 'KNOWN_HARMLESS' || harmless.has(bank.org) || harmless.has(org)) continue;
    if (!mayRead(state, org, bank, owner.bank)) continue;
    const key = `${owner.bank}/${number}`;
    const before = found.get(key);
    found.set(key, {
      signal: before && before.signal < id ? before.signal : id,
      bank: owner.bank,
      category: bank.category,
      distance: Math.min(distance, before?.distance ?? distance),
      sources: [...new Set([...(before?.sources ?? []), owner.source])].sort(),
      disputed: before?.disputed === true || state.disputed.has(id),
    });
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance || (a.signal < b.signal ? -1 : 1));
}
