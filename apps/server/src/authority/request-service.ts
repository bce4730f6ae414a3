import { randomUUID } from 'node:crypto';
import type {
  AuthorityRequestInput,
  AuthorityRequestView,
  RequestAnswer,
  RequestStep,
} from '@khong-mot-minh/contracts';
import type { PreservationScope } from '@khong-mot-minh/contracts/codes';
import { findAccess, namesEndedKey, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { basisProblem } from './bases.ts';
import { endAfter, issuePreservation } from './issue-preservation.ts';
import {
  deleteProposedContent,
  findRequest,
  insertAuthorityContent,
  insertRequest,
  listAuthorityTargets,
  type RequestChange,
  type RequestRow,
  updateRequest,
} from './queries/authority-requests.ts';
import { answerCodes, checkAnswer } from './request-answer.ts';
import { readsOf, requestView } from './request-view.ts';

const HOUR_MS = 3600_000;

type Context = {
  tx: Tx;
  deps: Pick<Deps, 'caseKeys' | 'record'>;
  person: Person;
  request: RequestRow;
  at: Date;
};

/** A police unit asks a platform about one case. */
export const makeRequest = (
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  input: AuthorityRequestInput,
  save: SaveAnswer,
): Promise<AuthorityRequestView> =>
  deps.db.tx(actorOf(person), async (tx) => {
    const id = await writeRequest(tx, deps, person, input);
    const made = await requestView(tx.sql, deps, person, id, deps.now());
    await save(tx.sql, 201, made);
    return made;
  });

/** Writes a request down. Nothing about the case is looked up, so nothing about it can be learned from the answer. */
async function writeRequest(
  tx: Tx,
  deps: Pick<Deps, 'caseKeys' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  input: AuthorityRequestInput,
): Promise<string> {
  const at = deps.now();
  if (person.orgKind !== 'police') throw new Refusal('forbidden', 'Only a police unit can ask here');
  const target = (await listAuthorityTargets(tx.sql)).find((t) => t.organisation === input.organisation);
  if (!target) throw fieldInvalid('/organisation', 'unknown');
  const wrong = basisProblem(deps.jurisdiction, input.basis, input.type);
  if (wrong) throw fieldInvalid('/basis', wrong);
  if (await namesEndedKey(tx.sql, input.note.sealed.to)) throw new Refusal('ended-key');
  if (!input.note.sealed.to.some((e) => e.keyId === target.keyId))
    throw fieldInvalid('/note/sealed/to', 'not-for-this-team');
  const id = randomUUID();
  const { requestHours } = deps.jurisdiction;
  const hours = input.dangerToLife ? requestHours.dangerToLife : requestHours.usual;
  await insertRequest(tx.sql, {
    id,
    caseId: input.caseId,
    fromOrg: person.orgId,
    toOrg: input.organisation,
    madeBy: person.personId,
    type: input.type,
    dataClass: input.dataClass,
    basis: input.basis,
    dangerToLife: input.dangerToLife,
    madeAt: at,
    dueAt: new Date(at.getTime() + hours * HOUR_MS),
  });
  const note = { id: input.note.id, kind: 'authority-request', sealed: input.note.sealed, at } as const;
  if (!(await insertAuthorityContent(tx.sql, deps.caseKeys, id, note)))
    throw fieldInvalid('/note/id', 'taken');
  await deps.record(tx.sql, 'authority.requested', actorOf(person), [id]);
  return id;
}

/** One step of an answer, by a person of the asked organisation; or the asking one takes its request back. */
export async function takeStep(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  person: Person,
  id: string,
  step: RequestStep,
  save: SaveAnswer,
): Promise<AuthorityRequestView> {
  const view = await deps.db.tx(actorOf(person), async (tx) => {
    await applyStep(tx, deps, person, id, step);
    const after = await requestView(tx.sql, deps, person, id, deps.now());
    const reads = readsOf(after);
    if (reads.length > 0) await deps.record(tx.sql, 'sealed.read', actorOf(person), reads);
    await save(tx.sql, 200, after, reads);
    return after;
  });
  if (view.answer?.give === 'preserved' && view.status === 'granted')
    await notifyOfPreservations(deps, person.orgId, view.caseId);
  return view;
}

async function applyStep(
  tx: Tx,
  deps: Pick<Deps, 'caseKeys' | 'now' | 'record'>,
  person: Person,
  id: string,
  step: RequestStep,
): Promise<void> {
  const context = await openRequestContext(
    tx,
    deps,
    person,
    id,
    'expectedVersion' in step ? step.expectedVersion : undefined,
  );
  const asking = context.request.fromOrg === person.orgId;
  if (asking !== (step.step === 'withdraw'))
    throw new Refusal('forbidden', 'This step belongs to the other side of the request');
  switch (step.step) {
    case 'propose':
      return propose(context, step.answer);
    case 'confirm':
      return confirm(context, step.checks !== undefined);
    case 'send-back':
      return sendBack(context);
    case 'withdraw':
      await write(context, { status: 'withdrawn' });
      return deps.record(tx.sql, 'authority.withdrawn', actorOf(person), [id]);
  }
}

/** The request at the version that the person saw, open and locked. */
export async function openRequestContext(
  tx: Tx,
  deps: Pick<Deps, 'caseKeys' | 'now' | 'record'>,
  person: Person,
  id: string,
  expectedVersion: number | undefined,
): Promise<Context> {
  const seen = await findRequest(tx.sql, id);
  if (!seen) throw new Refusal('not-found');
  // A lock is only given on what may still be changed.
  const request = await findRequest(tx.sql, id, true);
  if (!request) throw new Refusal('not-now', 'This request has its answer, or was withdrawn');
  if (expectedVersion !== undefined && request.version !== expectedVersion)
    throw new Refusal('stale', `The request is at version ${request.version}`);
  return { tx, deps, person, request, at: deps.now() };
}

export const ownsCase = async ({ tx, person, request, at }: Context): Promise<boolean> =>
  (await findAccess(tx.sql, person.orgId, request.caseId, at)) === 'owner';

async function propose(context: Context, answer: RequestAnswer): Promise<void> {
  const { tx, deps, person, request, at } = context;
  if (request.status !== 'waiting') throw new Refusal('not-now', 'An answer is proposed already');
  await checkAnswer(tx.sql, request, answer, await ownsCase(context));
  await keepAnswer(context, answer);
  const answered = answerCodes(answer);
  await write(context, {
    status: 'proposed',
    answer: answered,
    proposedBy: person.personId,
    proposedAt: at,
  });
  await deps.record(tx.sql, 'authority.proposed', actorOf(person), [request.id]);
}

/** Seals of a produced answer, which reach the asking side only once the request is granted. */
export async function keepAnswer({ tx, deps, request, at }: Context, answer: RequestAnswer): Promise<void> {
  await deleteProposedContent(tx.sql, request.id);
  if (answer.give !== 'produced') return;
  const { id, sealed } = answer.answer;
  const content = { id, kind: 'authority-answer', sealed, at } as const;
  if (!(await insertAuthorityContent(tx.sql, deps.caseKeys, request.id, content)))
    throw fieldInvalid('/answer/answer/id', 'taken');
}

async function confirm(context: Context, checked: boolean): Promise<void> {
  const { person, request, at } = context;
  if (request.status !== 'proposed') throw new Refusal('not-now', 'No answer is proposed yet');
  if (request.proposedBy === person.personId)
    throw new Refusal('forbidden', 'Another person must confirm: nobody answers an authority alone');
  const gives = request.answer?.give !== 'refused';
  if (gives && !checked) throw fieldInvalid('/checks', 'required');
  if (gives && !(await ownsCase(context)))
    throw new Refusal('not-now', 'The case has left your organisation; send the answer back and refuse');
  await finish(context, { answeredBy: person.personId, answeredAt: at });
}

/** Writes the end of a request, and what it brings with it: a preservation runs from now. */
export async function finish(context: Context, change: Partial<RequestChange>): Promise<void> {
  const { tx, deps, person, request, at } = context;
  const answer = change.answer ?? request.answer;
  await write(context, { ...change, status: answer?.give === 'refused' ? 'refused' : 'granted' });
  if (answer?.give === 'preserved') {
    const id = await issuePreservation(tx, {
      caseId: request.caseId,
      org: person.orgId,
      issuerOrg: request.fromOrg,
      issuerPerson: request.madeBy,
      origin: 'request',
      requestId: request.id,
      basis: request.basis,
      // `as`: both were written by `answerCodes` out of the schema.
      scope: answer.scope as PreservationScope[],
      at,
      expiresAt: endAfter(at, answer.days as number),
      toldAt: null,
    });
    await deps.record(tx.sql, 'preservation.issued', actorOf(person), [id]);
  }
  await deps.record(tx.sql, 'authority.answered', actorOf(person), [request.id]);
}

async function sendBack(context: Context): Promise<void> {
  const { tx, deps, person, request } = context;
  if (request.status !== 'proposed') throw new Refusal('not-now', 'No answer is proposed yet');
  await deleteProposedContent(tx.sql, request.id);
  await write(context, { status: 'waiting', answer: null, proposedBy: null, proposedAt: null });
  await deps.record(tx.sql, 'authority.sent-back', actorOf(person), [request.id]);
}

async function write({ tx, request }: Context, change: Partial<RequestChange>): Promise<void> {
  const after = { ...request, ...change, version: request.version + 1 };
  if (!(await updateRequest(tx.sql, after, request.version))) throw new Refusal('stale');
}
