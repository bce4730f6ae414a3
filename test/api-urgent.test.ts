import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Inbox } from '@khong-mot-minh/contracts';
import { addPerson } from './api/add-person.ts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { codeOf } from './api/case-house.ts';
import { targetOf } from './api/house.ts';
import { sendReport } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const inbox = async (who: string) => of<Inbox>(await house.desk(who).send('GET', '/v1/inbox'));
const see = (who: string, id: string) => house.desk(who).send('POST', `/v1/urgent-calls/${id}/seen`);
/** As the desk does it: the case is opened first. */
const lookAndSee = async (who: string, { id, caseId }: { id: string; caseId?: string | undefined }) => {
  await house.desk(who).view(caseId!);
  return see(who, id);
};
const danger = async () => {
  const before = new Set((await inbox('helpline')).calls.map(({ id }) => id));
  await sendReport(house.system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  const fresh = (await inbox('helpline')).calls.find(({ id }) => !before.has(id));
  assert.ok(fresh, 'the report opened a call');
  return fresh;
};

test('danger stands in the inbox of everybody there until one person says that they have seen it', async () => {
  const found = await danger();
  assert.deepEqual([found.category, found.referred, found.yours], ['SELF_HARM', false, true]);
  assert.equal((await inbox('helpline-2')).calls[0]?.id, found.id);
  assert.deepEqual((await inbox('police')).calls, [], 'another house hears nothing');
  assert.equal((await see('police', found.id)).status, 404);
  assert.equal((await call(house.system.url, 'POST', `/v1/urgent-calls/${found.id}/seen`)).status, 401);
  const outsider = await addPerson(house.system, 'counsellor');
  const mine = (await call(house.system.url, 'GET', '/v1/inbox', undefined, outsider)).json as Inbox;
  assert.equal(mine.calls[0]?.yours, false, 'colleagues are on duty, so they answer');
  const refused = await call(
    house.system.url,
    'POST',
    `/v1/urgent-calls/${found.id}/seen`,
    undefined,
    outsider,
  );
  assert.equal(codeOf(refused), 'forbidden');
  assert.equal(
    codeOf(await see('helpline', found.id)),
    'not-opened',
    'nobody has seen what they never opened',
  );
  assert.equal((await inbox('helpline-2')).calls.length, 1, 'and it goes on calling');
  of(await lookAndSee('helpline', found), 204);
  const colleague = await inbox('helpline-2');
  assert.deepEqual(colleague.calls, []);
  const [seen] = colleague.seenCalls ?? [];
  assert.deepEqual([seen?.caseId, seen?.by, seen?.taken], [found.caseId, 'Hạnh', false]);
  const course = (await house.desk('helpline-2').view(found.caseId!)).timeline.at(-1)!;
  assert.deepEqual([course.type, course.by], ['danger-seen', 'Hạnh']);
  assert.equal(codeOf(await see('helpline-2', found.id)), 'not-now', 'somebody was first');
});

test('taking the case says it too, and closing it ends the call', async () => {
  const found = await danger();
  of(await house.desk('helpline').command(found.caseId!, { type: 'take' }));
  assert.ok(!(await inbox('helpline')).calls.some(({ id }) => id === found.id));
});

test('a clock that runs out pages the next one, then the supervisor, across a restart', async () => {
  const found = await danger();
  const { owner } = house.system.running.deps.db;
  const paged = async () =>
    (
      await owner.sql<{ name: string }>(
        'select p.name from urgent_page u join person p on p.id = u.person_id where u.call_id = $1 order by u.step, p.name',
        [found.id],
      )
    ).map(({ name }) => name);
  await house.system.running.calls.run();
  const first = await paged();
  assert.equal(first.length, 1);
  await house.later(4 / 60);
  await house.system.running.calls.run();
  assert.equal((await paged()).length, 1, 'before five minutes nobody else');
  await house.later(2 / 60);
  await house.system.restart();
  await house.later(0);
  await house.system.running.calls.run();
  const { db } = house.system.running.deps;
  const all = await db.owner.sql<{ name: string; step: number }>(
    'select p.name, u.step from urgent_page u join person p on p.id = u.person_id where u.call_id = $1 order by u.step',
    [found.id],
  );
  assert.equal(all.length, 2, 'the one after');
  assert.equal(new Set(all.map(({ name }) => name)).size, 2);
  await house.later(5.1 / 60);
  await house.system.running.calls.run();
  const [last] = await db.owner.sql<{ name: string }>(
    'select p.name from urgent_page u join person p on p.id = u.person_id where u.call_id = $1 order by u.step desc limit 1',
    [found.id],
  );
  assert.equal(last?.name, 'Tâm', 'who supervises');
  of(await lookAndSee('helpline-2', found), 204);
  of(await house.desk('helpline-2').command(found.caseId!, { type: 'take' }));
});

test('an act alone calls the unit that reviews, and the unit that the case was sent to', async () => {
  const found = await danger();
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await house.desk('helpline').view(found.caseId!);
  const made = await house.desk('helpline').send('POST', '/v1/overrides', {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', 'x', unit.reviewers),
    caseId: found.caseId,
    expectedVersion: version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'x', [police]),
    message: await sealFor('message', 'x', [report!.reporterKey, teamKey!]),
  });
  const { id: override } = of<{ id: string }>(made, 201);
  const atPolice = await inbox('police');
  assert.deepEqual(
    atPolice.calls.map(({ caseId, referred, yours }) => [caseId, referred, yours]),
    [[found.caseId, true, true]],
    'nobody of theirs is on duty, so whoever is there answers',
  );
  assert.equal(atPolice.counts.referrals, 1);
  const reviewing = await inbox('coalition');
  assert.deepEqual(
    reviewing.calls.map((c) => c.overrideId),
    [override],
  );
  assert.equal(reviewing.counts.overrides, 1);
  const referral = (await house.desk('police').view(found.caseId!)).referrals[0]!.id;
  of(await house.desk('police').send('POST', `/v1/referrals/${referral}/accept`, {}));
  assert.deepEqual((await inbox('police')).calls, [], 'taking it over says that it was seen');
  of(await house.desk('coalition').send('GET', `/v1/overrides/${override}`));
  assert.deepEqual((await inbox('coalition-2')).calls, [], 'and so does reading it');
});

test('an answer of a platform waits at the desk of who asked until somebody looked', async () => {
  const caseId = await house.platformCase();
  const asked = await house.asked({ caseId });
  assert.equal((await inbox('platform')).counts.requests, 1);
  assert.equal((await inbox('police')).counts.answers, 0);
  const step = async (who: string, body: object) =>
    of(await house.desk(who).send('POST', `/v1/authority-requests/${asked.id}/steps`, body));
  const checks = { forTheChild: true, leastData: true };
  const answer = { give: 'refused', refusal: 'too-broad' };
  await step('platform', { step: 'propose', expectedVersion: 1, answer });
  await step('platform-2', { step: 'confirm', expectedVersion: 2, checks });
  assert.equal((await inbox('police')).counts.answers, 1);
  of(await house.desk('police').send('GET', `/v1/authority-requests/${asked.id}`));
  assert.equal((await inbox('police-2')).counts.answers, 0);
});

test('everybody who may sign in has an inbox, and is shown only what their role may open', async () => {
  const sections = async (who: string) => Object.keys((await inbox(who)).counts).sort();
  assert.deepEqual(await sections('coalition'), ['overrides', 'switchOffs']);
  assert.ok(!(await sections('helpline')).includes('requests'));
  assert.ok((await sections('platform')).includes('appeals'));
  for (const role of ['administrator', 'grader', 'partner-reader', 'policy-editor', 'teacher'] as const) {
    const person = await addPerson(house.system, role, 'platform');
    const box = of<Inbox>(await call(house.system.url, 'GET', '/v1/inbox', undefined, person));
    assert.deepEqual(box.calls, [], role);
  }
});

test('what was seen and nobody has rings again after ten minutes, and says who had seen it', async () => {
  await house.onDuty('helpline');
  const found = await danger();
  of(await lookAndSee('helpline', found), 204);
  const mine = async () => (await inbox('helpline-2')).calls.filter(({ caseId }) => caseId === found.caseId);
  await house.later(9 / 60);
  await house.system.running.calls.run();
  assert.deepEqual(await mine(), [], 'ten minutes are given');
  await house.later(2 / 60);
  await house.system.running.calls.run();
  const [again] = await mine();
  assert.ok(again && again.id !== found.id, 'it rings again');
  assert.deepEqual([again.seenBefore?.by, again.step], ['Hạnh', 1], 'and pages from the first one on');
  of(await lookAndSee('helpline-2', again), 204);
  of(await house.desk('helpline').command(found.caseId!, { type: 'take' }));
  assert.deepEqual((await inbox('helpline')).seenCalls, undefined, 'taking it ends the call');
  await house.later(30 / 60);
  await house.system.running.calls.run();
  assert.deepEqual(await mine(), []);
});

test('of a case that somebody has, a colleague who has seen it is not enough: its holder opens it', async () => {
  await house.onDuty('helpline');
  const found = await danger();
  of(await house.desk('helpline').command(found.caseId!, { type: 'take' }));
  const { db } = house.system.running.deps;
  const say = () =>
    db.owner.sql(
      `insert into urgent_call (org_id, team_id, case_id) select org_id, team_id, id from cases where id = $1`,
      [found.caseId],
    );
  const calls = async () => (await inbox('helpline')).calls.filter(({ caseId }) => caseId === found.caseId);
  await say();
  const [first] = await calls();
  of(await lookAndSee('helpline-2', first!), 204);
  assert.equal((await inbox('helpline')).seenCalls?.[0]?.taken, true);
  await house.later(11 / 60);
  await house.system.running.calls.run();
  const [again] = await calls();
  assert.ok(again, 'its holder has not opened it since');
  of(await lookAndSee('helpline-2', again), 204);
  await house.desk('helpline').view(found.caseId!);
  assert.equal((await inbox('helpline')).seenCalls, undefined, 'who has it has opened it');
  await house.later(11 / 60);
  await house.system.running.calls.run();
  assert.deepEqual(await calls(), []);
  await say();
  const [third] = await calls();
  of(await lookAndSee('helpline', third!), 204);
  assert.equal((await inbox('helpline')).seenCalls, undefined, 'and so it is where the holder says it');
});
