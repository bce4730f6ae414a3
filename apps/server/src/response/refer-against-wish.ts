import { randomUUID } from 'node:crypto';
import type { OverrideInput } from '@khong-mot-minh/contracts';
import { isAllowed } from '@khong-mot-minh/contracts/rules';
import { type CaseRecord, listTeams, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { append } from './append.ts';
import { reply } from './case-commands.ts';
import type { Context, Refused } from './case-context.ts';
import { findSpokenReport, toReceiver } from './consent.ts';
import { refer } from './refer.ts';

type Input = Extract<OverrideInput, { act: 'refer' }>;

/**
 * A report goes to those who can save a life although its reporter did not allow that; the reporter is told so in the
 * same step. Gives the referral's id.
 */
export async function referAgainstWish(
  tx: Tx,
  deps: Pick<Deps, 'caseKeys' | 'record'>,
  person: Person,
  record: CaseRecord,
  input: Input,
  { id, at }: { id: string; at: Date },
): Promise<string> {
  if (record.version !== input.expectedVersion)
    throw new Refusal('stale', `The case is at version ${record.version}`);
  await requireNeed(tx, record, input, at);
  if (!input.message) throw fieldInvalid('/message', 'required');
  const referral = randomUUID();
  const context = { deps, tx, person, at, override: { id, referral } };
  const taken = await takeOver({ ...context, record });
  const told = settled(await reply({ ...context, record: taken }, input.message), '/message');
  const command = {
    type: 'refer' as const,
    expectedVersion: told.version,
    toTeam: input.toTeam,
    basis: 'danger-to-life' as const,
    consent: false,
    note: input.referralNote,
    share: input.share,
  };
  settled(await refer({ ...context, record: told }, command), '/referralNote');
  await deps.record(tx.sql, 'case.changed', actorOf(person), [record.id]);
  return referral;
}

/** Only where no consent covers it: whoever may refer in the usual way does so, with nothing to review. */
async function requireNeed(tx: Tx, record: CaseRecord, input: Input, at: Date): Promise<void> {
  const report = await findSpokenReport(tx.sql, record.id);
  if (!report) throw new Refusal('not-now', 'This case has no reporter: refer it in the usual way');
  if (report.withdrawn) throw new Refusal('withdrawn');
  const target = (await listTeams(tx.sql, at)).find((t) => t.id === input.toTeam);
  if (target?.orgKind !== 'police' && target?.orgKind !== 'helpline')
    throw fieldInvalid('/toTeam', 'cannot-save-a-life');
  if (isAllowed(report, toReceiver(target)))
    throw new Refusal('not-now', 'The reporter allows this: refer it in the usual way');
}

async function takeOver({ tx, person, record, at }: Context): Promise<CaseRecord> {
  if (record.assignee === person.personId) return record;
  const taken = await append(tx.sql, record, { type: 'taken', person: person.personId }, actorOf(person), at);
  if (typeof taken === 'string') throw new Refusal(taken, `The case is "${record.status}"`);
  return taken;
}

function settled(outcome: CaseRecord | Refused, under: string): CaseRecord {
  if (!('refused' in outcome)) return outcome;
  if (!outcome.pointer) throw new Refusal(outcome.refused, outcome.detail);
  throw fieldInvalid(outcome.pointer.replace(/^\/(note|message)/, under), outcome.why ?? 'invalid');
}
