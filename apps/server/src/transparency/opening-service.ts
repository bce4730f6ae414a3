import type {
  CaseLedger,
  LedgerOpening,
  LedgerOpenings,
  WholeLedgerOpening,
} from '@khong-mot-minh/contracts';
import {
  type Actor,
  actsAbout,
  actsInLeaves,
  findCase,
  leavesFrom,
  type OpenedAct,
} from '@khong-mot-minh/database';
import { decodeLeaf, encodeSealedLeaf, type Opening, timeOf } from '@khong-mot-minh/ledger';
import type { Deps } from '../deps.ts';
import { Refusal } from '../platform/refusal.ts';
import { paddingOpening } from './padding.ts';
import { aboutOf } from './record.ts';
import { wholeOpening } from './whole-opening.ts';

/** What opens the sealed ones of `limit` leaves from `from` on; that somebody opened them is written down first. */
export const openLeaves = (
  { db, record, vault }: Pick<Deps, 'db' | 'record' | 'vault'>,
  who: Actor,
  { from, limit }: { from: number; limit: number },
): Promise<LedgerOpenings> =>
  db.tx(who, async ({ sql }) => {
    await record(sql, 'ledger.opened', who, [String(from)]);
    const leaves = await leavesFrom(sql, from, limit);
    const acts = new Map((await actsInLeaves(sql, from, limit)).map((act) => [act.index, wholeOpening(act)]));
    const items = leaves.flatMap((bytes, i) => {
      const leaf = decodeLeaf(bytes);
      if (!leaf.ok || !('sealed' in leaf.entry)) return [];
      const index = from + i;
      return [{ index, ...wholeShown(acts.get(index) ?? paddingOpening(vault, index)) }];
    });
    return { items, ...(leaves.length === limit && { next: from + limit }) };
  });

/** The acts about a case that somebody sees, oldest first, each with what opens its leaf. */
export const readCaseLedger = (
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  who: Actor,
  id: string,
): Promise<CaseLedger> =>
  db.tx(who, async ({ sql }) => {
    if (!(await findCase(sql, id))) throw new Refusal('not-found');
    const acts = await actsAbout(sql, aboutOf(vault, id));
    const items = acts.map((act) => ({
      ...shownOpening(act),
      leaf: Buffer.from(encodeSealedLeaf(act)).toString('utf8'),
      ...(act.index !== undefined && { index: act.index }),
    }));
    return { items };
  });

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** An act as its parties are shown it: what was done, and of where it stands among all acts the hash. */
export const shownOpening = (act: OpenedAct): LedgerOpening => ({
  nonce: hexOf(act.nonce),
  entry: textOf(act.entry),
  ...('place' in act ? { place: hexOf(act.place) } : { number: act.number }),
});

function wholeShown(opening: Opening): WholeLedgerOpening {
  const nonce = hexOf(opening.nonce);
  if (!('place' in opening))
    return { nonce, number: opening.number, entry: opening.entry ? textOf(opening.entry) : 'padding' };
  const { number, salt, seconds } = opening.place;
  return { nonce, number, salt: hexOf(salt), at: timeOf(seconds), entry: textOf(opening.entry) };
}
