import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type {
  AuthorityAlarms,
  AuthorityCountsNow,
  Inbox,
  OverrideUnit,
  OverrideView,
} from '@khong-mot-minh/contracts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
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
const counts = async () =>
  of<AuthorityCountsNow>(await house.desk('coalition').send('GET', '/v1/authority-counts/now')).overrides;
const alarms = async (who: string) =>
  of<AuthorityAlarms>(await house.desk(who).send('GET', '/v1/authority-alarms'));
const look = (who: string, id: string) => house.desk(who).send('GET', `/v1/overrides/${id}`);
const sweep = () => house.system.running.authority.run();
const sql = <Row>(text: string, values: unknown[] = []) =>
  house.system.running.deps.db.owner.sql<Row>(text, values);
const org = (slug: string) => house.system.seeded.organisations[slug]!.id;

/** One person at the helpline refers alone to the police, which therefore never reviews it. */
async function referAlone(): Promise<{ made: OverrideView; unit: OverrideUnit }> {
  await house.onDuty('helpline');
  await sendReport(house.system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  const row = (await house.desk('helpline').cases()).find((c) => c.dangerNow && c.status === 'open')!;
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey } = await house.desk('helpline').view(row.id);
  const answer = await house.desk('helpline').send('POST', '/v1/overrides', {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', 'không thể chờ', unit.reviewers),
    caseId: row.id,
    expectedVersion: row.version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'xin tới ngay', [police]),
    message: await sealFor('message', 'Mình đã báo công an.', [report!.reporterKey, teamKey!]),
  });
  return { made: of<OverrideView>(answer, 201), unit };
}

test('promise 13: the act, the override and the pages are one transaction', async () => {
  const { made, unit } = await referAlone();
  assert.equal(unit.onDuty, false, 'nobody of the coalition is on duty');
  assert.equal(unit.alsoPaged, undefined, 'nor anybody else who could review');
  const written = await sql<{ what: string; tx: string }>(
    `select 'override' as what, xmin::text as tx from override where id = $1
     union all select 'page', xmin::text from override_page where override_id = $1
     union all select 'act', r.xmin::text from referral r join override o on o.ref_id = r.id where o.id = $1`,
    [made.id],
  );
  assert.deepEqual([...new Set(written.map((w) => w.what))].sort(), ['act', 'override', 'page']);
  assert.equal(written.filter((w) => w.what === 'page').length, 2, 'both auditors');
  assert.equal(new Set(written.map((w) => w.tx)).size, 1, 'one transaction');
});

test('promise 14: nobody reviews: a reminder at 48 hours with a further unit, late at 72, never the two sides of the act', async () => {
  const { made } = await referAlone();
  assert.equal(await alarmOf('coalition', made.id), 'none');
  assert.equal((await look('platform-2', made.id)).status, 404);
  await house.later(47);
  await sweep();
  assert.equal((await look('platform-2', made.id)).status, 404, 'not before its time');
  assert.equal((await alarms('coalition')).overridesDue, 0);
  await house.later(1.1);
  await sweep();
  assert.equal(await alarmOf('coalition', made.id), 'soon');
  const due = await alarms('coalition');
  assert.ok(due.overridesDue >= 1 && due.overridesDueAt !== undefined);
  const further = of<OverrideView>(await look('platform-2', made.id));
  assert.deepEqual(
    [further.side, further.paged, further.caseId, further.by, further.pagedUnits.length],
    ['reviewing', true, undefined, undefined, 2],
  );
  assert.ok(further.note?.sealed.to.length, 'the reason was sealed for it as well');
  assert.equal((await sql('select 1 from override_page where override_id = $1', [made.id])).length, 3);
  await sweep();
  assert.equal((await sql('select 1 from override_page where override_id = $1', [made.id])).length, 3);
  const before = await counts();
  await house.later(24);
  await sweep();
  assert.equal(await alarmOf('platform-2', made.id), 'late');
  assert.equal((await counts()).overdue, before.overdue + 2, 'this one and the one of the test before');
  const acting = of<OverrideView>(await look('helpline', made.id));
  assert.deepEqual(
    [acting.side, acting.alarm, acting.pagedUnits.map((u) => u.en)],
    ['acting', 'late', ['Growing Together coalition office (demo)', 'Tamarind Leaf Chat (demo)']],
  );
  for (const who of ['police', 'police-2'])
    assert.equal((await look(who, made.id)).status, 404, 'the unit that gained is never paged');
  const verdict = { verdict: 'justified', reason: 'danger-was-real' };
  const review = (who: string) => house.desk(who).send('POST', `/v1/overrides/${made.id}/review`, verdict);
  assert.equal((await review('platform')).status, 403, 'a reviewer of that unit was not paged');
  of(await review('platform-2'));
  assert.equal((await review('coalition')).status, 409, 'the first one to review ends it');
  assert.equal(await alarmOf('coalition', made.id), 'none');
});

const alarmOf = async (who: string, id: string) => of<OverrideView>(await look(who, id)).alarm;

test('the database refuses a page of the acting unit and of the one that gained', async () => {
  const { made } = await referAlone();
  for (const slug of ['helpline', 'police'])
    await assert.rejects(
      sql('update override set paged_orgs = paged_orgs || $2::uuid where id = $1', [made.id, org(slug)]),
      /override_paged_elsewhere/,
      slug,
    );
});

test('with nobody of the first unit on duty, a further unit with somebody on duty is paged with the act', async () => {
  await house.onDuty('platform-2');
  const { made, unit } = await referAlone();
  assert.deepEqual([unit.organisation, unit.alsoPaged?.en], [org('coalition'), 'Tamarind Leaf Chat (demo)']);
  assert.equal(of<OverrideView>(await look('platform-2', made.id)).paged, true);
  assert.ok((await alarms('platform-2')).overrides >= 1);
});

test('the verdict waits in the inbox of who acted until they have read it, and stands beside the case for the team', async () => {
  const { made } = await referAlone();
  const waiting = async (who: string) =>
    of<Inbox>(await house.desk(who).send('GET', '/v1/inbox')).counts.verdicts;
  const listed = async (who: string, query: string) =>
    of<{ items: OverrideView[] }>(
      await house.desk(who).send('GET', `/v1/overrides?limit=200&${query}`),
    ).items.filter(({ id }) => id === made.id);
  const before = (await waiting('helpline')) ?? Number.NaN;
  const colleagues = await waiting('helpline-2');
  const verdict = { verdict: 'not-justified', reason: 'could-have-waited' };
  of(await house.desk('coalition').send('POST', `/v1/overrides/${made.id}/review`, verdict));
  assert.equal(await waiting('helpline'), before + 1);
  assert.deepEqual([await waiting('helpline-2'), await waiting('coalition')], [colleagues, undefined]);
  assert.equal((await listed('helpline', 'state=unreviewed')).length, 0);
  assert.equal((await listed('helpline', 'state=waiting')).length, 1, 'where the inbox leads, it stands');
  assert.equal((await listed('helpline-2', 'state=waiting')).length, 0);

  const [beside] = await listed('helpline-2', `state=all&caseId=${made.caseId}`);
  assert.deepEqual([beside?.review?.verdict, beside?.review?.reason], ['not-justified', 'could-have-waited']);
  assert.ok(beside?.review?.at);
  assert.deepEqual(await listed('helpline', `state=all&caseId=${made.id}`), [], 'another case');
  assert.deepEqual(
    await listed('coalition', `state=all&caseId=${made.caseId}`),
    [],
    'who reviews learns of no case',
  );

  assert.equal(of<OverrideView>(await look('helpline-2', made.id)).review?.unread, undefined);
  assert.equal(await waiting('helpline'), before + 1, 'a colleague who looks reads it for themselves');
  assert.equal(of<OverrideView>(await look('helpline', made.id)).review?.unread, true);
  assert.equal(await waiting('helpline'), before);
  assert.equal(of<OverrideView>(await look('helpline', made.id)).review?.unread, undefined);
  assert.equal((await listed('helpline', 'state=waiting')).length, 0);
});

test('the database lets nobody but who acted note that they have read the verdict, nor one that is not given', async () => {
  const { made } = await referAlone();
  const actor = (who: string) => {
    const { person } = house.desk(who);
    return { kind: 'person' as const, org: org('helpline'), person: person.id };
  };
  const note = (who: string) =>
    house.system.running.deps.db.tx(actor(who), ({ sql: run }) =>
      run(
        `insert into override_verdict_read (override_id, org_id, person_id, read_at) values ($1, $2, $3, now())`,
        [made.id, org('helpline'), house.desk(who).person.id],
      ),
    );
  await assert.rejects(note('helpline'), /row-level security/, 'not given yet');
  const verdict = { verdict: 'justified', reason: 'danger-was-real' };
  of(await house.desk('coalition').send('POST', `/v1/overrides/${made.id}/review`, verdict));
  await assert.rejects(note('helpline-2'), /row-level security/, 'a colleague');
  await note('helpline');
});

test('an override is refused where no other unit could review it, and nothing is done', async () => {
  const police = await targetOf(house.desk('helpline'), 'police');
  const made = async () => (await sql('select 1 from override')).length;
  await sql(`update person set active = false where org_id in ($1, $2)`, [org('coalition'), org('platform')]);
  const before = await made();
  const unit = await house.desk('helpline').send('GET', `/v1/override-unit?toTeam=${police.teamId}`);
  assert.deepEqual(
    [unit.status, (unit.json as { detail: string }).detail],
    [409, 'No other unit has anybody who could review this'],
  );
  assert.equal(await made(), before);
});
