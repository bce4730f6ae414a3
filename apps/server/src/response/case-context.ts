import type { SealedContent } from '@khong-mot-minh/contracts';
import {
  type CaseRecord,
  insertSealed,
  isCopyHidden,
  listReferrals,
  listTeams,
  namesEndedKey,
  type SealedRow,
  type Tx,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { toMinute } from '../platform/hour.ts';
import type { RefusalCode } from '../platform/refusal.ts';
import { append } from './append.ts';
import type { CaseAct } from './case-reducer.ts';
import { offeredTeam, teamOfCase } from './case-team.ts';

export type Refused = { refused: RefusalCode; detail?: string; pointer?: string; why?: string };
export type Context = {
  deps: Pick<Deps, 'caseKeys' | 'record'>;
  tx: Tx;
  record: CaseRecord;
  person: Person;
  at: Date;
  /** Set where a life is in danger and one person acts alone; another unit reviews it. */
  override?: { id: string; referral: string };
};
export type Outcome = CaseRecord | Refused;

export const notNow = (detail: string): Refused => ({ refused: 'not-now', detail });
export const wrong = (pointer: string, why: string): Refused => ({ refused: 'invalid', pointer, why });

/** One act of the person on the case; what is not possible in its state says so. */
export async function act({ tx, record, person, at }: Context, change: CaseAct, more = {}): Promise<Outcome> {
  const after = await append(tx.sql, record, change, actorOf(person), at, more);
  if (after === 'stale') return { refused: 'stale' };
  if (after === 'not-now') return notNow(`A case that is "${record.status}" cannot be "${change.type}"`);
  return after;
}

/**
 * What is written in a case can be read by the team that works on it, and by the one to which it is on offer: otherwise
 * a text that was sealed between offer and acceptance would be lost to whoever goes on. A letter to somebody else is
 * its sender's to keep or not.
 */
export async function refuseUnread(
  { tx, record, at }: Context,
  { sealed }: SealedContent,
  pointer: string,
  kind: SealedRow['kind'],
): Promise<Refused | undefined> {
  const teams = await listTeams(tx.sql, at);
  const offered = offeredTeam(teams, await listReferrals(tx.sql, record.id));
  const readers = kind === 'referral' ? [offered] : [teamOfCase(teams, record), offered];
  const missing = readers.some((team) => team && !sealed.to.some(({ keyId }) => keyId === team.keyId));
  return missing ? wrong(`${pointer}/sealed/to`, 'not-for-this-team') : undefined;
}

/** Stores what a responder wrote, with its act. */
export async function withContent(
  context: Context,
  kind: SealedRow['kind'],
  content: SealedContent,
  pointer: string,
  change: CaseAct,
): Promise<Outcome> {
  // What was hidden is not written on: it could not be read, and goes with the rest.
  if (await isCopyHidden(context.tx.sql, context.record.id)) return { refused: 'withdrawn' };
  // Whoever copied an ended key would read it, even beside the present one.
  if (await namesEndedKey(context.tx.sql, content.sealed.to)) return { refused: 'ended-key' };
  const unread = await refuseUnread(context, content, pointer, kind);
  if (unread) return unread;
  const row = {
    id: content.id,
    kind,
    sender: 'team',
    sealed: content.sealed,
    at: toMinute(context.at),
  } as const;
  if (!(await insertSealed(context.tx.sql, context.deps.caseKeys, context.record.id, row)))
    return wrong(`${pointer}/id`, 'taken');
  return act(context, change);
}
