import { randomUUID } from 'node:crypto';
import type { CaseCommand } from '@khong-mot-minh/contracts';
import { allowedLevels, isSupportFirst } from '@khong-mot-minh/contracts/rules';
import {
  grantReferral,
  insertReferral,
  insertSealed,
  listSealed,
  listTeams,
  namesEndedKey,
  shareContent,
  type TeamRow,
} from '@khong-mot-minh/database';
import { actorOf } from '../http/principal.ts';
import { toMinute } from '../platform/hour.ts';
import {
  act,
  type Context,
  notNow,
  type Outcome,
  type Refused,
  refuseUnread,
  wrong,
} from './case-context.ts';
import { findSpokenReport, refuseWithoutConsent, type SpokenReport, toReceiver } from './consent.ts';

type Refer = Extract<CaseCommand, { type: 'refer' }>;
type Passed = Omit<Extract<CaseCommand, { type: 'transfer' }>, 'type'>;

/** Lets another organisation see the case with what is shared; the owner stays. */
export async function refer(context: Context, command: Refer): Promise<Outcome> {
  const found = await findReceiver(context, command.toTeam);
  if ('refused' in found) return found;
  const { target, report } = found;
  if (comesTooEarly(context, target, command.basis)) return wrong('/basis', 'support-first');
  const refused = context.override ? undefined : refuseWithoutConsent(command, report, toReceiver(target));
  return refused ?? passOn(context, { ...command, unreadable: [] }, { kind: 'referral', target, report });
}

type Receiver = { target: TeamRow; report: SpokenReport | undefined };

/** The team that is meant and the report behind the case. */
export async function findReceiver(context: Context, toTeam: string): Promise<Receiver | Refused> {
  const { tx, record, person, at } = context;
  const target = (await listTeams(tx.sql, at)).find((t) => t.id === toTeam);
  if (!target || target.org === person.orgId || target.orgKind === 'platform')
    return wrong('/toTeam', 'unknown');
  if (record.assignee !== person.personId && !context.override)
    return notNow('Take the case first: a referral has a named person behind it');
  return { target, report: await findSpokenReport(tx.sql, record.id) };
}

/** Support first, unless somebody overrides for a life. */
export const comesTooEarly = (
  { record, override }: Pick<Context, 'record' | 'override'>,
  { orgKind }: TeamRow,
  basis: Refer['basis'] | undefined,
): boolean => !override && isSupportFirst(record.peers === 'confirmed', orgKind, basis);

/** Stores the letter and the envelopes, and lets the receiver see them. */
export async function passOn(
  context: Context,
  command: Passed,
  {
    kind,
    target,
    report,
    questionId = null,
  }: Receiver & { kind: 'referral' | 'transfer'; questionId?: string | null },
): Promise<Outcome> {
  const { deps, tx, record, person, at } = context;
  const refused = await refuseEnvelopes(context, command, target);
  if (refused) return refused;
  const id = context.override?.referral ?? randomUUID();
  const { note } = command;
  const row = { kind: 'referral', sender: 'referring', sealed: note.sealed, at: toMinute(at) } as const;
  if (!(await insertSealed(tx.sql, deps.caseKeys, record.id, { id: note.id, ...row })))
    return wrong('/note/id', 'taken');
  const made = await insertReferral(tx.sql, {
    id,
    caseId: record.id,
    kind,
    fromOrg: person.orgId,
    toOrg: target.org,
    toTeam: target.id,
    basis: command.basis,
    consentGiven: command.consent,
    mayKnow: report ? allowedLevels(report) : [],
    madeBy: person.personId,
    madeAt: at,
    noteId: note.id,
    leftOut: command.unreadable,
    questionId,
  });
  if (!made) return { refused: 'transfer-open' };
  const letter = note.sealed.to.find((e) => e.keyId === target.keyId);
  const shares = [...command.share, ...(letter ? [{ contentId: note.id, envelope: letter }] : [])];
  for (const { contentId, envelope } of shares)
    await shareContent(tx.sql, deps.caseKeys, {
      contentId,
      referral: id,
      caseId: record.id,
      org: target.org,
      envelope,
      at,
    });
  if (!(await grantReferral(tx.sql, record.id, target.org, at)))
    throw new Error(`Referral ${id} could not be granted`);
  await deps.record(tx.sql, 'referral.made', actorOf(person), [id, ...shares.map((s) => s.contentId)]);
  return act(
    context,
    { type: 'referred', referral: id, kind, toOrg: target.org },
    {
      basis: command.basis,
      // A former owner keeps by its own act what it handed over; it no longer sees the case.
      ...(kind === 'transfer' && { category: record.category }),
      ...(context.override && { override: context.override.id }),
    },
  );
}

async function refuseEnvelopes(
  context: Context,
  { note, share }: Passed,
  target: TeamRow,
): Promise<Refused | undefined> {
  const { sql } = context.tx;
  if (await namesEndedKey(sql, [...note.sealed.to, ...share.map(({ envelope }) => envelope)]))
    return { refused: 'ended-key' };
  if (!note.sealed.to.some((e) => e.keyId === target.keyId))
    return wrong('/note/sealed/to', 'not-for-this-team');
  const strange = share.findIndex((s) => s.envelope.keyId !== target.keyId);
  if (strange >= 0) return wrong(`/share/${strange}/envelope/keyId`, 'not-for-this-team');
  const ofCase = new Set((await listSealed(sql, context.deps.caseKeys, context.record.id)).map((s) => s.id));
  const foreign = share.findIndex((s) => !ofCase.has(s.contentId));
  if (foreign >= 0) return wrong(`/share/${foreign}/contentId`, 'unknown');
  return refuseUnread(context, note, '/note', 'referral');
}
