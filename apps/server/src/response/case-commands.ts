import type { CaseCommand, SealedContent } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { needsSecondPerson } from '@khong-mot-minh/contracts/rules';
import {
  canReadCase,
  findAccess,
  findCase,
  findReportOfCase,
  hasOpened,
  listCaseEvents,
  ringsSince,
  type Tx,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { act, type Context, notNow, type Outcome, withContent, wrong } from './case-context.ts';
import type { CaseAct } from './case-reducer.ts';
import { closeRequester, needsKey } from './case-view.ts';
import { whyUnseen } from './handed-over.ts';
import { markDanger } from './mark-danger.ts';
import { deleteTakeOver, insertTakeOver } from './queries/take-overs.ts';
import { refer } from './refer.ts';
import { askTransfer, settleOffers, takeBack, transfer } from './transfer.ts';
import { whyNotClosed } from './why-not-closed.ts';

/** Carries out one command of a person on a case that the person's organisation owns. */
export async function runCommand(
  tx: Tx,
  deps: Pick<Deps, 'caseKeys' | 'now' | 'record'>,
  person: Person,
  id: string,
  command: CaseCommand,
): Promise<Outcome> {
  const at = deps.now();
  const access = await findAccess(tx.sql, person.orgId, id, at);
  if (!access) return { refused: await whyUnseen(tx.sql, deps.caseKeys, person, id) };
  if (access !== 'owner')
    return { refused: 'forbidden', detail: 'This case belongs to the organisation that referred it' };
  const record = await findCase(tx.sql, id, true);
  if (!record) return { refused: await whyUnseen(tx.sql, deps.caseKeys, person, id) };
  if (record.version !== command.expectedVersion)
    return { refused: 'stale', detail: `The case is at version ${record.version}` };
  if (needsKey(command.type) && !(await canReadCase(tx.sql, { caseId: id, person: person.personId })))
    return { refused: 'no-team-key' };
  const outcome = await carryOut({ deps, tx, record, person, at }, command);
  if ('refused' in outcome) return outcome;
  await deps.record(tx.sql, 'case.changed', actorOf(person), [id]);
  return outcome;
}

function carryOut(context: Context, command: CaseCommand): Promise<Outcome> {
  switch (command.type) {
    case 'take':
      return take(context);
    case 'note':
      return withContent(context, 'note', command.note, '/note', {
        type: 'noted',
        contentId: command.note.id,
      });
    case 'reply':
      return reply(context, command.message);
    case 'refer':
      return refer(context, command);
    case 'ask-transfer':
      return askTransfer(context, command.toTeam);
    case 'transfer':
      return transfer(context, command);
    case 'take-back':
      return takeBack(context, command.id);
    case 'approve':
      return approveClose(context);
    case 'close':
      return close(context, command.reason);
    case 'reopen':
      return act(context, { type: 'reopened' }, { reason: command.reason });
    case 'mark-danger':
      return markDanger(context, command.reason);
    case 'confirm-peers':
      return decidePeers(context, { type: 'peers-confirmed', reason: command.reason });
    case 'reject-peers':
      return decidePeers(context, { type: 'peers-rejected', reason: command.reason });
  }
}

/** Who had the case finds out: their list would only grow shorter. */
async function take(context: Context): Promise<Outcome> {
  const { tx, record, person } = context;
  // Taking ends the call, so it asks for what *Seen* asks for.
  const since = await ringsSince(tx.sql, record.org, record.id);
  const opened = { caseId: record.id, person: person.personId };
  if (since && !(await hasOpened(tx.sql, opened, since))) return { refused: 'not-opened' };
  const outcome = await act(context, { type: 'taken', person: person.personId });
  if ('refused' in outcome) return outcome;
  const held = { org: record.org, caseId: record.id };
  if (record.assignee && record.assignee !== person.personId)
    await insertTakeOver(tx.sql, { ...held, person: record.assignee });
  await deleteTakeOver(tx.sql, { ...held, person: person.personId });
  return outcome;
}

export async function reply(context: Context, message: SealedContent): Promise<Outcome> {
  const report = await findReportOfCase(context.tx.sql, context.record.id);
  if (!report) return notNow('Nobody waits for an answer: this case came from a decision');
  if (report.withdrawn) return { refused: 'withdrawn' };
  const readers = message.sealed.to.map((e) => e.keyId);
  if (!readers.includes(report.reporterKey.keyId)) return wrong('/message/sealed/to', 'not-for-the-reporter');
  return withContent(context, 'message', message, '/message', { type: 'replied', contentId: message.id });
}

async function close(context: Context, reason: string): Promise<Outcome> {
  const { record, person } = context;
  if (record.assignee !== person.personId)
    return notNow('Take the case first: who closes it has worked on it');
  const refused = await whyNotClosed(context, reason);
  if (refused) return { refused };
  if (needsSecondPerson(record))
    return act(context, { type: 'close-requested', reason, person: person.personId });
  return closeNow(context, reason);
}

async function decidePeers(
  context: Context,
  change: Extract<CaseAct, { type: 'peers-confirmed' | 'peers-rejected' }>,
): Promise<Outcome> {
  const { person } = context;
  if (!may(person, 'peers.decide'))
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
  const reason = record.closedReason ?? 'helped';
  const refused = await whyNotClosed(context, reason);
  return refused ? { refused } : closeNow(context, reason);
}

const closeNow = async (context: Context, reason: string): Promise<Outcome> =>
  act({ ...context, record: await settleOffers(context) }, { type: 'closed', reason });
