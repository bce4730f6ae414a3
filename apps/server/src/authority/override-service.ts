import { randomUUID } from 'node:crypto';
import {
  OVERRIDE_REVIEW_HOURS,
  type OverrideInput,
  type OverrideUnit,
  type OverrideView,
} from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { type CaseRecord, findAccess, findCase, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { referAgainstWish } from '../response/index.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { approveExport, findProposed } from './export-service.ts';
import { type AloneAct, type Review, requireReview } from './override-unit.ts';
import { overrideView } from './override-view.ts';
import { insertOverride, isOnDuty } from './queries/overrides.ts';
import { answerCodes, checkAnswer } from './request-answer.ts';
import { finish, keepAnswer, openRequestContext, ownsCase } from './request-service.ts';

type Context = {
  tx: Tx;
  deps: Pick<Deps, 'caseKeys' | 'now' | 'record'>;
  person: Person;
  review: Review;
  at: Date;
};

/** Who would review what a person does alone, with the keys to seal the reason for. */
export async function readReviewUnit(
  deps: Pick<Deps, 'db' | 'now'>,
  person: Person,
  act: AloneAct,
): Promise<OverrideUnit> {
  const { units, first, awake } = await requireReview(deps, person, act);
  const { org, name, onDuty } = first;
  const reviewers = units.flatMap((u) => u.people.map(({ keyId, publicKey }) => ({ keyId, publicKey })));
  return { organisation: org, name, onDuty, ...(awake && { alsoPaged: awake.name }), reviewers };
}

/** What a person does alone, with the answer that they get. */
export async function overrideAlone(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'notify' | 'now' | 'record'>,
  person: Person,
  input: OverrideInput,
  save: SaveAnswer,
): Promise<OverrideView> {
  const review = await requireReview(deps, person, {
    toTeam: 'toTeam' in input ? input.toTeam : undefined,
    requestId: 'requestId' in input ? input.requestId : undefined,
  });
  const view = await deps.db.tx(actorOf(person), async (tx) => {
    const id = await override({ tx, deps, person, review, at: deps.now() }, input);
    const made = await overrideView(tx.sql, deps, person, id, deps.now());
    await save(tx.sql, 201, made);
    return made;
  });
  if (view.caseId && input.act === 'answer' && input.answer.give === 'preserved')
    await notifyOfPreservations(deps, person.orgId, view.caseId);
  return view;
}

/**
 * One person on duty acts alone because a life is in danger: the act, the override and the page for a second person of
 * another unit are one transaction, so that none is there without the others.
 */
export async function override(context: Context, input: OverrideInput): Promise<string> {
  const { tx, deps, person, at } = context;
  if (!(await isOnDuty(tx.sql, person.personId, at)))
    throw new Refusal('forbidden', 'Only a person on duty may act alone: enter your duty in the roster');
  const id = randomUUID();
  await actAlone(context, id, input);
  await deps.record(tx.sql, 'override.made', actorOf(person), [id, input.note.id]);
  return id;
}

function actAlone(context: Context, id: string, input: OverrideInput): Promise<void> {
  switch (input.act) {
    case 'refer':
      return referAlone(context, id, input);
    case 'answer':
      return answerAlone(context, id, input);
    case 'export':
      return exportAlone(context, id, input);
  }
}

async function referAlone(
  context: Context,
  id: string,
  input: Extract<OverrideInput, { act: 'refer' }>,
): Promise<void> {
  const { tx, deps, person, at } = context;
  const record = await ownCase(context, input.caseId);
  requireDanger(record);
  const referral = await referAgainstWish(tx, deps, person, record, input, { id, at });
  await write(context, id, input, record, referral);
}

async function answerAlone(
  context: Context,
  id: string,
  input: Extract<OverrideInput, { act: 'answer' }>,
): Promise<void> {
  const { tx, deps, person, at } = context;
  const asked = await openRequestContext(tx, deps, person, input.requestId, input.expectedVersion);
  const { request } = asked;
  if (request.toOrg !== person.orgId) throw new Refusal('forbidden', 'Only the asked side answers');
  if (!may(person, 'redress.review'))
    throw new Refusal('forbidden', 'A reviewer or a supervisor answers an authority');
  if (!request.dangerToLife) throw new Refusal('not-now', 'This request names no danger to life');
  if (input.answer.give === 'refused') throw fieldInvalid('/answer/give', 'needs-two');
  await checkAnswer(tx.sql, request, input.answer, await ownsCase(asked));
  const record = await ownCase(context, request.caseId);
  await keepAnswer(asked, input.answer);
  await write(context, id, input, record, request.id);
  await finish(asked, {
    answer: answerCodes(input.answer),
    proposedBy: person.personId,
    proposedAt: at,
    answeredBy: person.personId,
    answeredAt: at,
    overrideId: id,
  });
}

async function exportAlone(
  context: Context,
  id: string,
  input: Extract<OverrideInput, { act: 'export' }>,
): Promise<void> {
  const packet = await findProposed(context.tx.sql, input.exportId);
  const record = await ownCase(context, packet.caseId);
  requireDanger(record);
  await write(context, id, input, record, packet.id);
  await approveExport(context, packet, id);
}

async function ownCase({ tx, person, at }: Context, id: string): Promise<CaseRecord> {
  const access = await findAccess(tx.sql, person.orgId, id, at);
  const record = access === 'owner' ? await findCase(tx.sql, id, true) : undefined;
  if (!record) throw new Refusal('not-found');
  return record;
}

function requireDanger({ dangerNow, tier }: CaseRecord): void {
  if (!dangerNow && tier < 5) throw new Refusal('not-now', 'This case is not marked as a danger to life');
}

async function write(
  { tx, deps, person, review, at }: Context,
  id: string,
  { act, reason, note }: OverrideInput,
  record: CaseRecord,
  refId: string,
): Promise<void> {
  const reads = new Set(note.sealed.to.map((e) => e.keyId));
  if (review.units.some((u) => u.people.some((p) => !reads.has(p.keyId))))
    throw fieldInvalid('/note/sealed/to', 'not-for-the-reviewers');
  const row = {
    id,
    caseId: record.id,
    org: person.orgId,
    byPerson: person.personId,
    act,
    reason,
    refId,
    category: record.category,
    tier: record.tier,
    at,
    reviewDue: new Date(at.getTime() + OVERRIDE_REVIEW_HOURS * 3600_000),
    gains: review.gains,
    noteId: note.id,
    note: note.sealed,
  };
  const paged = review.awake ? [review.first, review.awake] : [review.first];
  if (!(await insertOverride(tx.sql, deps.caseKeys, row, paged))) throw fieldInvalid('/note/id', 'taken');
}
