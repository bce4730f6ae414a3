import type { ExchangeProtocol } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithExchange } from '../exchange.ts';
import { type BankRow, listBanks } from '../queries/banks.ts';
import { type Feed, type FeedAsk, readFeed } from './read-feed.ts';

type FeedDeps = Pick<Deps, 'db' | 'now' | 'record' | 'vault'> & WithExchange;

/** Who fetches, in which protocol: a platform with one of its keys. */
export type Reader = FeedAsk['reader'] & { protocol: ExchangeProtocol };

/** Since when, from where and how much, whatever the protocol. */
type FeedQuery = Omit<FeedAsk, 'reader' | 'banks'>;

/** A page of all banks that a platform may read and that its protocol has words for. */
export const fetchBanks = (
  deps: FeedDeps,
  reader: Reader,
  query: FeedQuery,
  has: (bank: BankRow) => boolean = () => true,
): Promise<Feed> =>
  deps.db.tx({ kind: 'platform', org: reader.org }, async ({ sql }) => {
    const banks = (await listBanks(sql)).filter(has);
    const feed = await readFeed(deps, sql, { ...query, reader, banks });
    const news = await deps.exchange.readers.note(sql, reader.org, reader.protocol, feed.readTo, deps.now());
    await recordFetch(deps, sql, reader, feed, news);
    return feed;
  });

/** A page of one bank, by its number; an empty one for a client that asks for something else than hashes. */
export const fetchBank = (
  deps: FeedDeps,
  reader: Reader,
  query: FeedQuery,
  { number, wantsHashes }: { number: number; wantsHashes: boolean },
): Promise<Feed> =>
  deps.db.tx({ kind: 'platform', org: reader.org }, async ({ sql }) => {
    const bank = (await listBanks(sql)).find((b) => b.number === number);
    if (!bank) throw new Refusal('not-found');
    const feed = await readFeed(deps, sql, { ...query, reader, banks: wantsHashes ? [bank] : [] });
    const { readers } = deps.exchange;
    const news =
      wantsHashes &&
      (await readers.note(sql, reader.org, reader.protocol, feed.readTo, deps.now(), [bank.id]));
    await recordFetch(deps, sql, reader, feed, news);
    return feed;
  });

/** A client that waits can be given the newest record again; whatever gives more is written down each time. */
async function recordFetch(
  { record }: Pick<Deps, 'record'>,
  sql: Sql,
  { org }: Reader,
  { records, next }: Feed,
  news: boolean,
): Promise<void> {
  if (!news && records.length <= 1 && !next) return;
  const given = records.flatMap(({ parts }) => parts.map(({ id }) => id));
  await record(sql, 'hash.fetched', { kind: 'platform', org }, given);
}
