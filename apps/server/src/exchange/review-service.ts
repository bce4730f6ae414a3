import type { HashReview, HashState, HashView } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { bytesToHex } from '@khong-mot-minh/hashing';
import type { Deps } from '../deps.ts';
import type { Pointed } from '../platform/refusal.ts';
import type { WithExchange } from './exchange.ts';
import { openHash } from './hash-values.ts';
import type { PersonActor } from './person-actor.ts';
import {
  type BankHashRow,
  countClaims,
  findBankHashes,
  listBankHashes,
  refuseBankHashes,
  shareBankHashes,
} from './queries/bank-hashes.ts';
import { listBanks } from './queries/banks.ts';
import { feedbackOf } from './queries/hash-feed.ts';

const isOwn = async (sql: Sql, who: PersonActor, bank: string): Promise<boolean> =>
  (await listBanks(sql)).some((b) => b.id === bank && b.org === who.org);

/** `last`: the number after which the next page begins, where there is one. */
export type Page = { items: HashView[]; last?: number };

/** A page of a bank for its desk: everything about a hash but the hash. */
export async function readBankHashes(
  deps: Pick<Deps, 'db' | 'now' | 'vault'> & WithExchange,
  who: PersonActor,
  bank: string,
  { state, after, limit }: { state?: HashState | undefined; after: number; limit: number },
): Promise<Page | 'unknown'> {
  await deps.exchange.pictures.refresh();
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await isOwn(sql, who, bank))) return 'unknown';
    const rows = await listBankHashes(sql, bank, { state, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await viewsOf(sql, deps, page),
      ...(rows.length > limit && last && { last: last.seq }),
    };
  });
}

async function viewsOf(
  sql: Sql,
  deps: Pick<Deps, 'now' | 'vault'> & WithExchange,
  rows: readonly BankHashRow[],
): Promise<HashView[]> {
  const claims = await countClaims(
    sql,
    rows.map((row) => row.hashKey),
  );
  const feedback = await feedbackOf(
    sql,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const said: HashView['feedback'] = {};
    for (const { value } of feedback.filter((f) => f.hash === row.id)) said[value] = (said[value] ?? 0) + 1;
    return {
      id: row.id,
      bank: row.bank,
      kind: row.kind,
      ...(row.quality !== null && { quality: row.quality }),
      state: row.state,
      sources: [row.source],
      claims: claims.get(`${row.bank}/${row.hashKey}`) ?? 0,
      addedAt: row.addedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      ...(row.reviewedAt && { reviewedAt: row.reviewedAt.toISOString() }),
      feedback: said,
      knownHarmless: isHarmless(deps, row),
    };
  });
}

const isHarmless = (
  { vault, now, exchange: { pictures } }: Pick<Deps, 'now' | 'vault'> & WithExchange,
  row: BankHashRow,
): boolean =>
  row.sealed !== null &&
  pictures.knownHarmless(row.org, bytesToHex(openHash(vault, row.sealed)), now().getTime());

export type Reviewed = { changed: number } | 'unknown' | Pointed[];

/** A person shares or refuses; one that would hit a well-known harmless picture cannot be shared. */
export async function reviewHashes(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'> & WithExchange,
  who: PersonActor,
  bank: string,
  review: HashReview,
): Promise<Reviewed> {
  const { pictures, withdrawals } = deps.exchange;
  await pictures.refresh();
  const ids = [...new Set(review.hashes)];
  const done = await deps.db.tx(who, async (tx): Promise<Reviewed> => {
    const { sql } = tx;
    const category = (await listBanks(sql)).find((b) => b.id === bank && b.org === who.org)?.category;
    if (!category) return 'unknown';
    const rows = (await findBankHashes(sql, ids)).filter((row) => row.bank === bank);
    const wrong = review.hashes.flatMap((id, i) => {
      const row = rows.find((r) => r.id === id);
      const harmless =
        row && review.decision === 'share' && category !== 'KNOWN_HARMLESS' && isHarmless(deps, row);
      const code = row ? (harmless ? 'known-harmless' : undefined) : 'unknown';
      return code ? [{ pointer: `/hashes/${i}`, code }] : [];
    });
    if (wrong.length > 0) return wrong;
    const reviewing = { bank, ids, by: who.person, at: deps.now() };
    const changed =
      review.decision === 'share'
        ? await shareBankHashes(sql, reviewing)
        : await refuseBankHashes(sql, reviewing, review.reason);
    if (changed.length > 0) await deps.record(sql, 'hash.reviewed', who, changed);
    if (review.decision === 'refuse')
      await withdrawals.tell(
        tx,
        rows
          .filter((row) => changed.includes(row.id))
          .map((row) => ({ id: row.id, bank, wasShared: row.sharedBefore })),
      );
    return { changed: changed.length };
  });
  await withdrawals.applied();
  return done;
}
