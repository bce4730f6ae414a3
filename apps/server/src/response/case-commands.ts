import { randomUUID } from 'node:crypto';
import type { CaseCommand, MayKnow, OrganisationKind, SealedContent } from '@kmm/contracts';
import {
  type CaseRecord,
  findAccess,
  findCase,
  findReportOfCase,
  grantReferral,
  insertReferral,
  insertSealed,
  listCaseEvents,
  listSealed,
  listTeams,
  type SealedRow,
  shareContent,
  type Tx,
} from '@kmm/store';
import type { Deps } from '../deps.ts';
import { actorOf, type Principal } from '../http/principal.ts';
import type { ProblemCode } from '../http/problems.ts';
import { append } from './append.ts';
import { type CaseAct, needsTwoToClose } from './case-reducer.ts';
import { closeRequester, DECIDES_PEERS } from './case-view.ts';
import { toHour } from './hour.ts';

type Person = Extract<Principal, { kind: 'person' }>;
export type Refused = { refused: ProblemCode; detail?: string; pointer?: string; why?: string };
export type Context = {
  deps: Deps;
  tx: Tx;
  record: CaseRecord;
  person: Person;
  at: Date;
  /** Set where a life is in danger and one person acts alone; another unit reviews it. */
  override?: { id: string; referral: string };
};
type Refer = Extract<CaseCommand, { type: 'refer' | 'transfer' }>;
type Outcome = CaseRecord | Refused;

const notNow = (detail: string): Refused => ({ refused: 'not-now', detail });
const wrong = (pointer: string, why: string): Refused => ({ refused: 'invalid', pointer, why });

/** Carries out one command of a person on a case that the person's organisation owns. */
export async function runCommand(
  tx: Tx,
  deps: Deps,
  person: Person,
  id: string,
  command: CaseCommand,
): Promise<Outcome> {
  const at = deps.now();
  const access = await findAccess(tx.sql, person.orgId, id, at);
  if (!access) return { refused: 'not-found' };
  if (access !== 'owner')
    return { refused: 'forbidden', detail: 'This case belongs to the organisation that referred it' };
  const record = await findCase(tx.sql, id, true);
  if (!record) return { refused: 'not-found' };
  if (record.version !== command.expectedVersion)
    return { refused: 'stale', detail: `The case is at version ${record.version}` };
  const outcome = await carryOut({ deps, tx, record, person, at }, command);
  if ('refused' in outcome) return outcome;
  await deps.record(tx.sql, 'case.changed', actorOf(person), [id]);
  return outcome;
}

function carryOut(context: Context, command: CaseCommand): Promise<Outcome> {
  switch (command.type) {
    case 'take':
      return act(context, { type: 'taken', person: context.person.personId });
    case 'note':
      return withContent(context, 'note', command.note, '/note', {
        type: 'noted',
        contentId: command.note.id,
      });
    case 'reply':
      return reply(context, command.message);
    case 'refer':
    case 'transfer':
      return refer(context, command);
    case 'approve':
      return approveClose(context);
    case 'close':
      return close(context, command.reason);
    case 'reopen':
      return act(context, { type: 'reopened' }, { reason: command.reason });
    case 'confirm-peers':
      return decidePeers(context, { type: 'peers-confirmed', reason: command.reason });
    case 'reject-peers':
      return decidePeers(context, { type: 'peers-rejected', reason: command.reason });
  }
}

async function act(
  { tx, record, person, at }: Context,
  change: Parameters<typeof append>[2],
  more = {},
): Promise<Outcome> {
  const after = await append(tx.sql, record, change, actorOf(person), at, more);
  if (after === 'stale') return { refused: 'stale' };
  if (after === 'not-now') return notNow(`A case that is "${record.status}" cannot be "${change.type}"`);
  return after;
}

async function withContent(
  context: Context,
  kind: SealedRow['kind'],
  content: SealedContent,
  pointer: string,
  change: Parameters<typeof append>[2],
): Promise<Outcome> {
  const sender = kind === 'referral' ? 'referring' : 'team';
  const row = { id: content.id, kind, sender, sealed: content.sealed, atHour: toHour(context.at) } as const;
  if (!(await insertSealed(context.tx.sql, context.deps.caseKeys, context.record.id, row)))
    return wrong(`${pointer}/id`, 'taken');
  return act(context, change);
}

export async function reply(context: Context, message: SealedContent): Promise<Outcome> {
  const report = await findReportOfCase(context.tx.sql, context.record.id);
  if (!report) return notNow('Nobody waits for an answer: this case came from a decision');
  if (report.withdrawn) return { refused: 'withdrawn' };
  const readers = message.sealed.to.map((e) => e.keyId);
  if (!readers.includes(report.reporterKey.keyId)) return wrong('/message/sealed/to', 'not-for-the-reporter');
  return withContent(context, 'message', message, '/message', { type: 'replied', contentId: message.id });
}

/** Which rung of the consent ladder lets an organisation of that kind know. */
export const RUNG: Partial<Record<OrganisationKind, MayKnow>> = {
  helpline: 'hotline',
  police: 'police',
  school: 'school',
};

export async function refer(context: Context, command: Refer): Promise<Outcome> {
  const { deps, tx, record, person, at } = context;
  const target = (await listTeams(tx.sql, at)).find((t) => t.id === command.toTeam);
  if (!target || target.org === person.orgId || target.orgKind === 'platform')
    return wrong('/toTeam', 'unknown');
  if (record.assignee !== person.personId && !context.override)
    return notNow('Take the case first: a referral has a named person behind it');
  if (target.orgKind === 'police' && isForSupport(record, command.basis) && !context.override)
    return wrong('/basis', 'support-first');
  const report = await findReportOfCase(tx.sql, record.id);
  const consent = context.override ? undefined : consentFor(command, report, target.orgKind);
  if (consent) return consent;
  if (!command.note.sealed.to.some((e) => e.keyId === target.keyId))
    return wrong('/note/sealed/to', 'not-for-this-team');
  const strange = command.share.findIndex((s) => s.envelope.keyId !== target.keyId);
  if (strange >= 0) return wrong(`/share/${strange}/envelope/keyId`, 'not-for-this-team');
  const ofCase = new Set((await listSealed(tx.sql, deps.caseKeys, record.id)).map((s) => s.id));
  const foreign = command.share.findIndex((s) => !ofCase.has(s.contentId));
  if (foreign >= 0) return wrong(`/share/${foreign}/contentId`, 'unknown');
  const id = context.override?.referral ?? randomUUID();
  const kind = command.type === 'refer' ? ('referral' as const) : ('transfer' as const);
  const note = {
    id: command.note.id,
    kind: 'referral',
    sender: 'referring',
    sealed: command.note.sealed,
    atHour: toHour(at),
  } as const;
  if (!(await insertSealed(tx.sql, deps.caseKeys, record.id, note))) return wrong('/note/id', 'taken');
  const made = await insertReferral(tx.sql, {
    id,
    caseId: record.id,
    kind,
    fromOrg: person.orgId,
    toOrg: target.org,
    toTeam: target.id,
    basis: command.basis,
    consentGiven: command.consent,
    mayKnow: report?.mayKnow ?? [],
    madeBy: person.personId,
    madeAt: at,
  });
  if (!made) return { refused: 'transfer-open' };
  const noteEnvelope = command.note.sealed.to.find((e) => e.keyId === target.keyId);
  const shares = [
    ...command.share,
    ...(noteEnvelope ? [{ contentId: command.note.id, envelope: noteEnvelope }] : []),
  ];
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
    { basis: command.basis, ...(context.override && { override: context.override.id }) },
  );
}

/**
 * A report moves only with its reporter's consent, for this kind of organisation; a platform's case has no reporter
 * and moves on the platform's own ground.
 */
function consentFor(
  command: Refer,
  report: { mayKnow: string[]; withdrawn: boolean } | undefined,
  kind: OrganisationKind,
): Refused | undefined {
  if (!report) return command.basis === 'consent' ? wrong('/basis', 'nobody-consented') : undefined;
  if (report.withdrawn) return { refused: 'withdrawn' };
  const rung = RUNG[kind];
  if (!rung || !report.mayKnow.includes(rung)) return wrong('/consent', 'reporter-did-not-allow');
  if (!command.consent) return wrong('/consent', 'required');
  return undefined;
}

async function close(context: Context, reason: string): Promise<Outcome> {
  const { record, person } = context;
  if (record.assignee !== person.personId)
    return notNow('Take the case first: who closes it has worked on it');
  if (needsTwoToClose(record.tier))
    return act(context, { type: 'close-requested', reason, person: person.personId });
  return act(context, { type: 'closed', reason });
}

/** Between minors support comes first; the police only where a life is in danger or a law demands it. */
const isForSupport = ({ peers }: CaseRecord, basis: Refer['basis']): boolean =>
  peers === 'confirmed' && basis !== 'danger-to-life' && basis !== 'legal-duty';

async function decidePeers(
  context: Context,
  change: Extract<CaseAct, { type: 'peers-confirmed' | 'peers-rejected' }>,
): Promise<Outcome> {
  const { person } = context;
  if (!person.roles.some((role) => DECIDES_PEERS.includes(role)))
    return { refused: 'forbidden', detail: 'A reviewer or supervisor decides whether both are minors' };
  return act(context, change);
}

async function approveClose(context: Context): Promise<Outcome> {
  const { tx, record, person } = context;
  if (record.status !== 'closing') return notNow('Nobody asked to close this case');
  if (closeRequester(await listCaseEvents(tx.sql, record.id)) === person.personId)
    return {
      refused: 'forbidden',
      detail: 'Another person must approve: nobody closes an urgent case alone',
    };
  return act(context, { type: 'closed', reason: record.closedReason ?? 'helped' });
}
