import { randomUUID } from 'node:crypto';
import type { HashFeedbackValue, HashKind, HashProposal, HashState } from '@khong-mot-minh/contracts';
import type { Sql, Tx } from '@khong-mot-minh/database';
import { whyUnusable } from '@khong-mot-minh/hashing';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import type { Pointed } from '../platform/refusal.ts';
import type { WithExchange } from './exchange.ts';
import { keepHash } from './hash-values.ts';
import {
  type BankHashRow,
  findBankHashes,
  insertBankHashes,
  withdrawBankHashes,
} from './queries/bank-hashes.ts';
import { type BankRow, listBankMembers, listBanks } from './queries/banks.ts';
import { takeExchangeNumbers } from './queries/exchange-clock.ts';
import { putHashFeedback, removeHashFeedback } from './queries/hash-feedback.ts';

const DAY_MS = 86_400_000;

export type Proposed = { hashes: { id: string; state: HashState }[] } | 'no-bank' | Pointed[];

/** A platform proposes hashes for a bank that it owns or may write to; a person of the owner decides. */
export async function proposeHashes(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  org: string,
  input: HashProposal,
  save: SaveAnswer = async () => undefined,
): Promise<Proposed> {
  const at = deps.now();
  const wrong = wrongProposals(input, at);
  if (wrong.length > 0) return wrong;
  const who = { kind: 'platform', org } as const;
  return deps.db.tx(who, async ({ sql }): Promise<Proposed> => {
    const bank = await writableBank(sql, org, input.bank);
    if (!bank) return 'no-bank';
    const hashes = await insertProposals(deps, sql, org, bank, input.hashes, {
      at,
      expiresAt: input.expiresAt,
    });
    await deps.record(
      sql,
      'hash.proposed',
      who,
      hashes.map(({ id }) => id),
    );
    await save(sql, 201, { hashes });
    return { hashes };
  });
}

function wrongProposals({ hashes, expiresAt }: HashProposal, at: Date): Pointed[] {
  const wrong: Pointed[] = hashes.flatMap(({ pdq, quality }, i) => {
    const why = whyUnusable(pdq, quality);
    return why ? [{ pointer: `/hashes/${i}/${why === 'flat' ? 'pdq' : 'quality'}`, code: why }] : [];
  });
  if (expiresAt !== undefined && Date.parse(expiresAt) <= at.getTime())
    wrong.push({ pointer: '/expiresAt', code: 'past' });
  return wrong;
}

/** A bank that this platform may propose for. */
async function writableBank(sql: Sql, org: string, id: string): Promise<BankRow | undefined> {
  const bank = (await listBanks(sql)).find((b) => b.id === id);
  if (!bank || bank.org === org) return bank;
  const members = await listBankMembers(sql);
  return members.some((m) => m.bank === id && m.org === org && m.mayWrite) ? bank : undefined;
}

type Proposal = { pdq: string; kind: HashKind; quality?: number | undefined };

/** Adds the proposals of a platform; what it has in the bank already keeps its id. */
export async function insertProposals(
  { vault }: Pick<Deps, 'vault'>,
  sql: Sql,
  org: string,
  bank: BankRow,
  proposals: readonly Proposal[],
  { at, expiresAt }: { at: Date; expiresAt?: string | undefined },
): Promise<{ id: string; state: HashState }[]> {
  const last = at.getTime() + bank.keepDays * DAY_MS;
  return insertBankHashes(
    sql,
    proposals.map(({ pdq, kind, quality }) => ({
      id: randomUUID(),
      bank: bank.id,
      org: bank.org,
      ...keepHash(vault, pdq),
      kind,
      quality: quality ?? null,
      source: 'organisation',
      byOrg: org,
      takeDown: null,
      expiresAt: new Date(expiresAt === undefined ? last : Math.min(last, Date.parse(expiresAt))),
    })),
    at,
  );
}

const sharedHash = async (sql: Sql, id: string): Promise<BankHashRow | undefined> =>
  (await findBankHashes(sql, [id])).find((h) => h.state === 'shared');

/** What a member found on its own side: seen, blocked or not, or that the hash does not belong there. */
export async function giveFeedback(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  org: string,
  id: string,
  value: HashFeedbackValue,
): Promise<'done' | 'unknown'> {
  const who = { kind: 'platform', org } as const;
  const done = await deps.db.tx(who, async ({ sql }) => {
    const hash = await sharedHash(sql, id);
    if (!hash) return 'unknown' as const;
    if (await putHashFeedback(sql, hash, org, value, deps.now()))
      await deps.record(sql, 'hash.feedback', who, [id]);
    return 'done' as const;
  });
  await deps.exchange.pictures.refresh();
  return done;
}

/** Takes back what a member said. */
export async function takeFeedbackBack(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  org: string,
  id: string,
  value: HashFeedbackValue,
): Promise<'done' | 'unknown'> {
  const who = { kind: 'platform', org } as const;
  const done = await deps.db.tx(who, async ({ sql }) => {
    // The number tells other processes that something about a hash is different.
    await takeExchangeNumbers(sql, 1, deps.now());
    if (!(await sharedHash(sql, id))) return 'unknown' as const;
    await removeHashFeedback(sql, id, org, value);
    await deps.record(sql, 'hash.feedback', who, [id]);
    return 'done' as const;
  });
  await deps.exchange.pictures.refresh();
  return done;
}

/** A platform takes back what it proposed itself. */
export async function withdrawHash(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  org: string,
  id: string,
): Promise<'done' | 'unknown'> {
  const who = { kind: 'platform', org } as const;
  const done = await deps.db.tx(who, (tx) => withdrawOwn(deps, tx, org, [id]));
  await deps.exchange.withdrawals.applied();
  return done.length > 0 ? 'done' : 'unknown';
}

/** Ends those of these hashes that the platform proposed; gives the ids that are withdrawn now. */
export async function withdrawOwn(
  deps: Pick<Deps, 'now' | 'record'> & WithExchange,
  tx: Tx,
  org: string,
  ids: readonly string[],
): Promise<string[]> {
  const own = (await findBankHashes(tx.sql, ids)).filter((h) => h.byOrg === org).map((h) => h.id);
  if (own.length === 0) return [];
  const ended = await withdrawBankHashes(tx.sql, own, deps.now());
  if (ended.length > 0)
    await deps.record(
      tx.sql,
      'hash.withdrawn',
      { kind: 'platform', org },
      ended.map((h) => h.id),
    );
  await deps.exchange.withdrawals.tell(tx, ended);
  return own;
}
