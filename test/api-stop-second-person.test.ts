import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import {
  AppealView,
  Restriction,
  RestrictionForReview,
  StatementForPlatform,
} from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';

const MINUTE = 60_000;
const PLACE = { retaliation: { risk: 'possible', plan: ['young-person-ready'] } };
const [MAI, KHOI] = [0, 1];
let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const platform = (method: string, path: string, body?: unknown) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const desk = async (nth: number, method: string, path: string, body?: unknown) =>
  (await personOf(system, 'platform', nth)).send(method, path, body);
const stop = (nth: number, caseId: string) =>
  desk(nth, 'POST', `/v1/cases/${caseId}/conversation-stop`, PLACE);
const end = (nth: number, id: string, reason = 'started-by-mistake') =>
  desk(nth, 'POST', `/v1/restrictions/${id}/end`, { reason });
const decide = (nth: number, id: string, outcome: string, reason: string) =>
  desk(nth, 'POST', `/v1/restrictions/${id}/decision`, { outcome, reason });
const codeOf = ({ json }: { json: unknown }) => (json as { code?: string }).code;

/** A conversation that Mai has stopped. */
async function stopped() {
  const name = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, name);
  let caseId = '';
  for (const event of extortionRun(name)) {
    const { measures } = await judge(system.url, system.seeded.platform.key, event);
    caseId = measures.find((m) => m.kind === 'case')?.caseId ?? caseId;
  }
  const answer = await stop(MAI, caseId);
  assert.equal(answer.status, 201, answer.text);
  return { adult: `${name}-adult`, child: `${name}-child`, caseId, ...Restriction.parse(answer.json) };
}
type Stopped = Awaited<ReturnType<typeof stopped>>;

const message = async ({ adult, child }: Stopped) => {
  const event = {
    id: randomUUID(),
    type: 'message.sent',
    time: new Date(clock).toISOString(),
    actor: adult,
    target: child,
    conversation: 'c',
    text: 'mai nhớ mang vở toán nha',
    relation: { connected: true, mutuals: 3 },
  };
  const { outcome } = await judge(system.url, system.seeded.platform.key, event);
  return { eventId: event.id, outcome };
};
/** The statement of a block, or of the stop itself: a rule may have limited the account as well. */
const statementOf = async (query: string, measure: 'block' | 'restrict') => {
  const { json } = await platform('GET', `/v1/statements?${query}`);
  const items = z.array(StatementForPlatform).parse((json as { items: unknown }).items);
  const found = items.find(
    (one) => one.measure === measure && (measure === 'block' || one.bundle === 'stopped-conversation'),
  );
  assert.ok(found, query);
  return found;
};
const appealOf = async (nth: number, statement: StatementForPlatform) => {
  const { items } = (await desk(nth, 'GET', '/v1/appeals?limit=200')).json as { items: { id: string }[] };
  for (const { id } of items) {
    const view = AppealView.parse((await desk(nth, 'GET', `/v1/appeals/${id}`)).json);
    if (view.eventId === statement.eventId && view.measure === statement.measure) return view;
  }
  throw new Error('No such appeal');
};
const shown = async (nth: number, id: string) => {
  const { json } = await desk(nth, 'GET', '/v1/restrictions?limit=200');
  const items = z.array(RestrictionForReview).parse((json as { items: unknown }).items);
  return items.find((one) => one.id === id);
};

const appeals: { name: string; overrule(talk: Stopped): Promise<void> }[] = [
  {
    name: 'an appeal of the account',
    async overrule({ adult, id }) {
      await platform('POST', `/v1/accounts/${adult}/restrictions/${id}/appeal`, {});
      assert.equal((await decide(KHOI, id, 'lift', 'appeal-upheld')).status, 200);
    },
  },
  {
    name: 'an appeal against the statement of reasons',
    async overrule({ adult }) {
      const statement = await statementOf(`account=${adult}`, 'restrict');
      const made = await platform('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'not-me' });
      assert.equal(made.status, 201, made.text);
      const { id } = await appealOf(KHOI, statement);
      const answer = { outcome: 'reversed', reason: 'does-not-fit' };
      assert.equal((await desk(KHOI, 'POST', `/v1/appeals/${id}/decide`, answer)).status, 200);
    },
  },
];
for (const { name, overrule } of appeals)
  test(`after ${name} was upheld, whoever was overruled does not stop the conversation again; another person may`, async () => {
    const talk = await stopped();
    clock += MINUTE;
    await overrule(talk);
    assert.notEqual((await message(talk)).outcome, 'block');
    clock += MINUTE;
    const again = await stop(MAI, talk.caseId);
    assert.deepEqual([again.status, codeOf(again)], [403, 'second-person'], again.text);
    assert.notEqual((await message(talk)).outcome, 'block');
    assert.equal((await stop(KHOI, talk.caseId)).status, 201);
    assert.equal((await message(talk)).outcome, 'block');
  });

test('a case that was raised since gives the one who was overruled the decision back', async () => {
  const talk = await stopped();
  assert.equal((await decide(KHOI, talk.id, 'lift', 'risk-is-over')).status, 200);
  clock += MINUTE;
  assert.equal((await stop(MAI, talk.caseId)).status, 403);
  await system.running.deps.db.owner.sql(
    `insert into case_event (case_id, version, type, at, actor_org, actor_person, detail)
     select id, version + 1, 'raised', $2, org_id, null, '{}' from cases where id = $1`,
    [talk.caseId, new Date(clock)],
  );
  assert.equal((await stop(MAI, talk.caseId)).status, 201);
});

test('who stopped a conversation takes back a slip within ten minutes, and may stop it again', async () => {
  const talk = await stopped();
  clock += 9 * MINUTE;
  assert.equal((await shown(MAI, talk.id))?.mayLift, true);
  assert.equal((await end(MAI, talk.id)).status, 200);
  assert.notEqual((await message(talk)).outcome, 'block');
  assert.equal((await stop(MAI, talk.caseId)).status, 201);
});

test('after ten minutes another person ends a stop, and whoever placed it reads why', async () => {
  const talk = await stopped();
  clock += 11 * MINUTE;
  const seen = await shown(MAI, talk.id);
  assert.deepEqual([seen?.mayLift, seen?.placedByMe], [false, true]);
  for (const own of [await end(MAI, talk.id), await decide(MAI, talk.id, 'lift', 'risk-is-over')]) {
    assert.deepEqual([own.status, codeOf(own)], [403, 'second-person'], own.text);
    assert.match((own.json as { detail: string }).detail, /another person/);
  }
  assert.equal((await message(talk)).outcome, 'block');
  assert.deepEqual([(await shown(KHOI, talk.id))?.mayLift, (await end(KHOI, talk.id)).status], [true, 200]);
});

test('a slip is none any more once somebody looked at it or appealed', async () => {
  const kept = await stopped();
  assert.equal((await decide(KHOI, kept.id, 'keep', 'risk-goes-on')).status, 200);
  clock += MINUTE;
  assert.equal((await end(MAI, kept.id)).status, 403, 'somebody else kept it');
  const appealed = await stopped();
  await platform('POST', `/v1/accounts/${appealed.adult}/restrictions/${appealed.id}/appeal`, {});
  assert.equal((await end(MAI, appealed.id)).status, 403, 'the account appealed');
  const stated = await stopped();
  const statement = await statementOf(`account=${stated.adult}`, 'restrict');
  await platform('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'not-me' });
  assert.equal((await end(MAI, stated.id)).status, 403, 'its statement was appealed');
});

test('a block names the stop that made it, and neither who stopped nor who kept it decides the appeal', async () => {
  const talk = await stopped();
  const { eventId, outcome } = await message(talk);
  assert.equal(outcome, 'block');
  const statement = await statementOf(`event=${eventId}`, 'block');
  assert.equal(statement.stop, talk.id);
  assert.equal(statement.dsa.automated_decision, 'AUTOMATED_DECISION_PARTIALLY');
  const made = await platform('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'allowed' });
  assert.equal(made.status, 201, made.text);
  const own = await appealOf(MAI, statement);
  assert.deepEqual([own.mayDecide, own.placedBy, own.stop], [false, 'Mai', talk.id]);
  const path = `/v1/appeals/${own.id}/decide`;
  const answer = { outcome: 'upheld', reason: 'fits-the-rule' };
  assert.equal((await desk(MAI, 'POST', path, answer)).status, 403);
  const { db } = system.running.deps;
  const org = system.seeded.organisations.platform?.id ?? '';
  const people = await db.owner.sql<{ id: string }>('select id from person where email = $1', [
    'mai@la-me.example',
  ]);
  const person = people[0]?.id ?? '';
  await assert.rejects(
    db.tx({ kind: 'person', org, person }, ({ sql }) =>
      sql(
        `update appeal set decided_at = now(), decided_by = $2, outcome = 'upheld', reason = 'fits-the-rule' where id = $1`,
        [own.id, person],
      ),
    ),
    /row-level security/,
  );
  assert.equal((await appealOf(KHOI, statement)).mayDecide, true);
  assert.equal((await desk(KHOI, 'POST', path, answer)).status, 200);
  clock += MINUTE;
  assert.equal((await decide(KHOI, talk.id, 'keep', 'risk-goes-on')).status, 200);
  clock += MINUTE;
  const later = await message(talk);
  const second = await statementOf(`event=${later.eventId}`, 'block');
  await platform('POST', `/v1/statements/${second.id}/appeal`, { ground: 'allowed' });
  assert.equal((await appealOf(KHOI, second)).mayDecide, false);
  // The other account's message was blocked by the same stop.
  const back = await message({ ...talk, adult: talk.child, child: talk.adult });
  assert.equal((await statementOf(`event=${back.eventId}`, 'block')).stop, talk.id);
});

test('when an account is erased, what its stop blocked of the other names the stop no more', async () => {
  const talk = await stopped();
  const { eventId } = await message(talk);
  assert.equal((await platform('DELETE', `/v1/accounts/${talk.child}`)).status, 204);
  const statement = await statementOf(`event=${eventId}`, 'block');
  assert.equal(statement.stop, undefined);
  await platform('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'allowed' });
  assert.equal((await appealOf(MAI, statement)).mayDecide, false);
});

test('the database itself lets nobody end a stop alone that is no slip', async () => {
  const talk = await stopped();
  clock += 11 * MINUTE;
  const { db } = system.running.deps;
  const org = system.seeded.organisations.platform?.id ?? '';
  const people = await db.owner.sql<{ id: string; email: string }>(
    'select id, email from person where org_id = $1',
    [org],
  );
  const idOf = (email: string) => people.find((one) => one.email === email)?.id ?? '';
  const lift = (person: string) =>
    db.tx({ kind: 'person', org, person }, ({ sql }) =>
      sql(
        `update restriction set ended_at = $2, ended = 'lifted', ended_by = $3, end_reason = 'risk-is-over'
         where id = $1 returning id`,
        [talk.id, new Date(clock), person],
      ),
    );
  await assert.rejects(lift(idOf('mai@la-me.example')), /row-level security/);
  assert.equal((await lift(idOf('khoi@la-me.example'))).length, 1);
});

test('who placed a stop prolongs it once; the second time takes another person, and so does each after one of them', async () => {
  const talk = await stopped();
  const keep = (nth: number) => decide(nth, talk.id, 'keep', 'risk-goes-on');
  assert.equal((await shown(MAI, talk.id))?.mayKeep, true);
  assert.equal((await keep(MAI)).status, 200, 'the first prolongation');
  const until = (await shown(MAI, talk.id))?.until;
  clock += MINUTE;
  const again = await keep(MAI);
  assert.deepEqual([again.status, codeOf(again)], [403, 'second-person'], again.text);
  assert.deepEqual(
    [
      (await shown(MAI, talk.id))?.until,
      (await shown(MAI, talk.id))?.mayKeep,
      (await shown(KHOI, talk.id))?.mayKeep,
    ],
    [until, false, true],
  );
  assert.equal((await keep(KHOI)).status, 200, 'a second person has looked');
  clock += MINUTE;
  assert.equal((await keep(KHOI)).status, 403, 'nor does that one go on alone');
  assert.equal((await keep(MAI)).status, 200);
});

test('letting a stop run out and placing it anew is a prolongation as well', async () => {
  const talk = await stopped();
  const runOut = () => {
    clock += 31 * 24 * 60 * MINUTE;
  };
  runOut();
  assert.equal((await stop(MAI, talk.caseId)).status, 201, 'the first time');
  runOut();
  const third = await stop(MAI, talk.caseId);
  assert.deepEqual([third.status, codeOf(third)], [403, 'second-person'], third.text);
  assert.equal((await stop(KHOI, talk.caseId)).status, 201);
});

test('a case that was raised since lets the same person go on', async () => {
  const talk = await stopped();
  assert.equal((await decide(MAI, talk.id, 'keep', 'risk-goes-on')).status, 200);
  clock += MINUTE;
  assert.equal((await decide(MAI, talk.id, 'keep', 'case-is-open')).status, 403);
  await system.running.deps.db.owner.sql(
    `insert into case_event (case_id, version, type, at, actor_org, actor_person, detail)
     select id, version + 1, 'raised', $2, org_id, null, '{}' from cases where id = $1`,
    [talk.caseId, new Date(clock)],
  );
  assert.equal((await decide(MAI, talk.id, 'keep', 'case-is-open')).status, 200);
});
