import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type {
  CaseView,
  MayKnow,
  OpenedThread,
  Preservation,
  PublicTeam,
  SealedThread,
} from '@khong-mot-minh/contracts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { codeOf } from './api/case-house.ts';
import { dumpText } from './api/dump.ts';
import { targetOf } from './api/house.ts';
import { type Reporter, reporterWith, sendReport } from './api/reporter.ts';
import { openFor, sealFor, shareWith } from './api/responder.ts';

let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const HOUR_MS = 3600_000;
const SAID = 'một điều đã kể';
const view = (who: string, caseId: string): Promise<CaseView> => house.desk(who).view(caseId);
const command = async (who: string, caseId: string, body: object) =>
  of<CaseView>(await house.desk(who).command(caseId, body));
/** The clock goes on and what is due is destroyed. */
async function pass(hours: number) {
  await house.later(hours);
  await house.system.running.retention.run();
}

/** A taken report with an answer, so that both sides have something to read. */
async function reported(mayKnow: MayKnow[] = []) {
  const { url } = house.system;
  // The door opens to somebody on duty who is there.
  for (const who of ['helpline', 'helpline-2']) of(await house.desk(who).send('POST', '/v1/presence'));
  const teams = (await call(url, 'GET', '/v1/teams')).json as PublicTeam[];
  if (!teams.some((team) => team.open)) await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map((c) => c.id));
  const { receipt } = await sendReport(url, SAID, { mayKnow, province: 'da-nang', help: ['talk'] });
  const caseId = (await house.desk('helpline').cases()).find((c) => !known.has(c.id))!.id;
  const reporter = await reporterWith(url, receipt);
  await command('helpline', caseId, { type: 'take' });
  const { report, teamKey } = await view('helpline', caseId);
  const message = await sealFor('message', 'mình ở đây', [report!.reporterKey, teamKey!]);
  await command('helpline', caseId, { type: 'reply', message });
  return { caseId, receipt, reporter };
}

/** What a desk opens with its own team's key. */
async function opened(who: string, caseId: string): Promise<string[]> {
  const key = await house.desk(who).unlock();
  return Promise.all((await view(who, caseId)).sealed.map((s) => openFor(s, key)));
}

async function refer(caseId: string): Promise<string> {
  const police = await targetOf(house.desk('helpline'), 'police');
  const key = await house.desk('helpline').unlock();
  const { sealed } = await view('helpline', caseId);
  const after = await command('helpline', caseId, {
    type: 'refer',
    toTeam: police.teamId,
    basis: 'consent',
    consent: true,
    note: await sealFor('referral', 'xin giúp', [key, police]),
    share: await shareWith(sealed.slice(0, 1), key, police),
  });
  return after.referrals.at(-1)!.id;
}
const answerAs = (who: string, id: string, answer: string) =>
  house.desk(who).send('POST', `/v1/referrals/${id}/${answer}`, {});
const resume = ({ shown }: Reporter) => call(house.system.url, 'POST', '/v1/receipts/resume', shown);
const writesOf = ({ commands }: CaseView) =>
  commands.filter((one) => ['note', 'reply', 'refer', 'ask-transfer', 'transfer', 'take-back'].includes(one));
const whys = ({ kept }: SealedThread) => kept.map(({ why }) => why);

test('a withdrawn report is hidden from the desk at once, and its receipt brings it back', async () => {
  const { caseId, receipt, reporter } = await reported();
  assert.deepEqual(await opened('helpline', caseId), [SAID, 'mình ở đây']);
  of(await reporter.withdraw());
  for (const who of ['helpline', 'helpline-2']) {
    const seen = await view(who, caseId);
    assert.deepEqual(seen.sealed, []);
    const { province, provinceName, help, mayKnow } = seen.report!;
    assert.deepEqual([province, provinceName, help, mayKnow], [undefined, undefined, [], []]);
    assert.equal(seen.retention.why, 'withdrawn');
  }
  const note = {
    type: 'note',
    note: await sealFor('note', 'x', [(await view('helpline', caseId)).teamKey!]),
  };
  assert.equal(codeOf(await house.desk('helpline').command(caseId, note)), 'withdrawn');
  // Whoever holds the phone sees nothing either, sealed or opened by the server.
  const thread = await reporter.thread();
  assert.deepEqual([thread.withdrawn, thread.messages], [true, []]);
  const hours = (Date.parse(thread.resumableUntil!) - house.now().getTime()) / 3_600_000;
  assert.ok(hours >= 72 && hours <= 73, String(hours));
  const plain = of<OpenedThread>(await call(house.system.url, 'POST', '/v1/receipts/open', { receipt }));
  assert.deepEqual(plain.messages, []);
  assert.equal(codeOf(await reporter.write('x')), 'withdrawn');

  await pass(71);
  assert.equal((await view('helpline', caseId)).sealed.length, 0);
  of(await resume(reporter));
  const back = await view('helpline', caseId);
  assert.deepEqual(await opened('helpline', caseId), [SAID, 'mình ở đây']);
  assert.deepEqual(await reporter.read(), [{ from: 'team', text: 'mình ở đây' }]);
  assert.deepEqual(
    [back.report!.provinceName, back.report!.withdrawn, back.unread, back.timeline.at(-1)!.type],
    ['Đà Nẵng', false, true, 'resumed'],
  );
  of(await resume(reporter));
  await pass(100);
  assert.equal((await opened('helpline', caseId)).length, 2);
});

test('after the time nothing of a withdrawn report is left, and nobody brings it back', async () => {
  const { caseId, reporter } = await reported();
  const { sealed } = await view('helpline', caseId);
  of(await reporter.withdraw());
  await pass(74);
  assert.equal(codeOf(await resume(reporter)), 'gone');
  const thread = await reporter.thread();
  assert.deepEqual([thread.withdrawn, thread.messages, thread.resumableUntil], [true, [], undefined]);
  const seen = await view('helpline', caseId);
  assert.deepEqual([seen.sealed, seen.withdrawn, writesOf(seen)], [[], true, []]);
  assert.deepEqual(
    seen.retention.destroyed.map(({ why, contents }) => [why, contents]),
    [['withdrawn', 2]],
  );
  const dump = await dumpText(house.system.running.deps.db);
  for (const { sealed: s, id } of sealed) {
    assert.equal(dump.get('public.sealed_content')!.includes(id), false);
    assert.equal([...dump.values()].join('\n').includes(s.ct.slice(0, 60)), false);
  }
  const { destroyed } = house.system.running.deps.caseKeys.count();
  assert.ok(destroyed >= 2, String(destroyed));
});

test('what was accepted keeps its receiver’s copy, and the reporter is told before and after', async () => {
  const { caseId, reporter } = await reported(['police']);
  const id = await refer(caseId);
  assert.deepEqual(whys(await reporter.thread()), []);
  of(await answerAs('police', id, 'accept'));
  const told = await reporter.thread();
  assert.deepEqual(whys(told), ['referral']);
  const toldOf = async (who: string) => [
    (await view(who, caseId)).withdrawn,
    (await house.desk(who).cases()).find((one) => one.id === caseId)?.withdrawn,
  ];
  assert.deepEqual(await toldOf('police'), [undefined, undefined]);
  of(await reporter.withdraw());
  assert.deepEqual(await toldOf('police'), [true, true], 'who keeps a copy is told of the withdrawal');
  of(await resume(reporter));
  assert.deepEqual(await toldOf('police'), [undefined, undefined]);
  of(await reporter.withdraw());
  assert.deepEqual((await reporter.thread()).kept, told.kept);
  await pass(74);
  assert.ok((await opened('police', caseId)).includes(SAID));
  assert.deepEqual((await reporter.thread()).kept, told.kept);
  assert.deepEqual((await view('helpline', caseId)).sealed, []);
  // When the receiver is done, its copy goes too.
  of(await answerAs('police', id, 'done'));
  await pass(1);
  assert.deepEqual(whys(await reporter.thread()), []);
  const dump = await dumpText(house.system.running.deps.db);
  assert.equal(dump.get('public.content_share')!.includes(caseId), false);
});

test('an offer that nobody accepted ends with the withdrawal and leaves no copy', async () => {
  const { caseId, reporter } = await reported(['police']);
  const id = await refer(caseId);
  of(await reporter.withdraw());
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await answerAs('police', id, 'accept')).status, 409);
  // It stays ended when the withdrawal is taken back: consent is asked for anew.
  of(await resume(reporter));
  assert.equal((await view('helpline', caseId)).referrals.at(-1)!.status, 'ended');
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
});

test('a preservation that a person issued keeps the copy while it runs, and not longer', async () => {
  const { caseId, reporter } = await reported();
  const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 10 };
  const { id, expiresAt } = of<Preservation>(
    await house.desk('helpline').send('POST', '/v1/preservations', body),
    201,
  );
  // In full hours, as every time that a reporter is told of somebody's act.
  const hour = new Date(Math.ceil(Date.parse(expiresAt) / HOUR_MS) * HOUR_MS).toISOString();
  const said = ({ kept }: SealedThread) => kept.map((one) => [one.why, one.until]);
  assert.deepEqual(said(await reporter.thread()), [['preservation', hour]]);
  of(await reporter.withdraw());
  assert.deepEqual(said(await reporter.thread()), [['preservation', hour]]);
  await pass(74);
  assert.deepEqual(await opened('helpline', caseId), [SAID, 'mình ở đây']);
  const preserved = await view('helpline', caseId);
  assert.ok(preserved.retention.preservedUntil);
  assert.deepEqual(writesOf(preserved), ['note'], 'nothing is offered that would be refused');
  of(
    await house
      .desk('helpline')
      .send('POST', `/v1/preservations/${id}/release`, { reason: 'no-longer-needed' }),
  );
  await pass(1);
  assert.deepEqual((await view('helpline', caseId)).sealed, []);
  assert.deepEqual(whys(await reporter.thread()), []);
});

test('a closed case goes after its time and not before; what is preserved waits', async () => {
  const close = async (caseId: string, who = 'helpline') =>
    command(who, caseId, { type: 'close', reason: 'helped' });
  const [goes, opensAgain, preserved] = [await reported(), await reported(), await reported()];
  for (const { caseId } of [goes, opensAgain, preserved]) await close(caseId);
  const told = (await view('helpline', goes.caseId)).retention;
  assert.equal(told.why, 'expired');
  await pass(24 * 80);
  await command('helpline', opensAgain.caseId, { type: 'reopen', reason: 'new-information' });
  const kept = await house.desk('helpline').send('POST', '/v1/preservations', {
    caseId: preserved.caseId,
    basis: 'VN.L116.16',
    scope: ['conversation'],
    days: 30,
  });
  assert.equal(kept.status, 201, kept.text);
  await pass(24 * 9 + 22);
  assert.equal((await opened('helpline', goes.caseId)).length, 2);
  await pass(3);
  const seen = await view('helpline', goes.caseId);
  assert.deepEqual([seen.sealed, seen.report, seen.retention.destroyAt], [[], undefined, undefined]);
  assert.ok(seen.retention.erasedAt);
  assert.deepEqual(
    seen.retention.destroyed.map(({ why, contents }) => [why, contents]),
    [['expired', 2]],
  );
  assert.deepEqual(
    seen.timeline.filter((e) => Object.keys(e.detail).length > 0).map((e) => e.type),
    ['closed'],
  );
  const gone = await call(house.system.url, 'POST', '/v1/receipts/open', goes.reporter.shown);
  assert.equal(codeOf(gone), 'unknown-receipt');
  for (const { caseId } of [opensAgain, preserved])
    assert.equal((await opened('helpline', caseId)).length, 2, caseId);
  // The preservation ends by itself, and the case goes; the other one was closed anew and has its whole time.
  await pass(24 * 25);
  await house.system.running.authority.run();
  await house.system.running.retention.run();
  assert.deepEqual((await view('helpline', preserved.caseId)).sealed, []);
  assert.equal((await opened('helpline', opensAgain.caseId)).length, 2);
});

test('a subject about whom nothing was found is deleted with the case, another stays', async () => {
  for (const [reason, subject] of [
    ['no-risk-found', false],
    ['helped', true],
  ] as const) {
    const caseId = await house.platformCase();
    await command('platform', caseId, { type: 'take' });
    await command('platform', caseId, { type: 'close', reason });
    await command('platform-2', caseId, { type: 'approve', what: 'close' });
    assert.ok((await view('platform', caseId)).decision!.subject);
    await pass(24 * 90 + 1);
    const { decision, retention } = await view('platform', caseId);
    assert.ok(retention.erasedAt);
    assert.equal(decision!.subject !== '', subject, reason);
    assert.deepEqual([decision!.affectedChild, decision!.reasons, decision!.eventIds], [undefined, [], []]);
  }
});

test('nobody but the house itself destroys, covers or reads what has no case of its own', async () => {
  const gone = await reported();
  of(await gone.reporter.withdraw());
  await pass(74);
  const { caseId } = await reported();
  const { db } = house.system.running.deps;
  const { id } = await house.asked();
  of(await house.desk('police').send('POST', `/v1/authority-requests/${id}/steps`, { step: 'withdraw' }));
  // As after a kill between the database's word and the key files.
  await db.owner.sql('update case_key set burnt_at = null where case_id = $1', [gone.caseId]);
  const count = async () =>
    (
      await db.owner.sql<{ n: number }>(
        'select count(*)::int as n from case_key where case_id = $1 and destroyed_at is null',
        [caseId],
      )
    )[0]?.n;
  const before = await count();
  assert.ok(before);
  const [row] = await db.owner.sql<{ org: string; ref: string }>(
    `select c.org_id as org, k.ref from cases c join case_key k on k.case_id = c.id and k.org_id = c.org_id
     where c.id = $1`,
    [caseId],
  );
  assert.ok(row);
  const person = house.desk('helpline').person.id;
  // Long after every term: whatever could be destroyed would be.
  const late = new Date(house.now().getTime() + 400 * 24 * 3_600_000);
  await db.owner.sql('update case_key set dies_at = $2 where case_id = $1', [caseId, house.now()]);
  for (const actor of [
    { kind: 'person', org: row.org, person },
    { kind: 'platform', org: row.org },
    { kind: 'public' },
  ] as const) {
    const gives = (asked: string, params: unknown[]) => db.tx(actor, ({ sql }) => sql(asked, params));
    const questions: [string, unknown[]][] = [
      ['select case_id from destroy_due($1, $2, 50)', [late, late]],
      ['select case_id from note_destroyed($1, $2)', [[row.ref], late]],
      ['select id from destroy_due_words($1, $2, 50)', [late, late]],
      ['select ref from unburnt_keys(50)', []],
      ['select content_id from bare_wraps(50)', []],
      ['select content_id from bare_words(50)', []],
    ];
    for (const [asked, params] of questions)
      assert.deepEqual(await gives(asked, params), [], `${actor.kind}: ${asked}`);
    await gives('select note_burnt($1, $2)', [[row.ref], late]);
    await gives('select note_destroyed_words($1, $2)', [[row.ref], late]);
  }
  assert.equal(await count(), before);
  await db.owner.sql('update case_key set dies_at = null where case_id = $1', [caseId]);
  assert.equal((await opened('helpline', caseId)).length, 2);
});

const sql = <T>(text: string, params: unknown[] = []) =>
  house.system.running.deps.db.owner.sql<T>(text, params);
/** Whose copies of a case live: kinds of organisation, and nothing for the reporter's. */
async function copiesOf(caseId: string): Promise<string[]> {
  const rows = await sql<{ kind: string }>(
    `select coalesce(o.kind, 'reporter') as kind from case_key k left join organisation o on o.id = k.org_id
     where k.case_id = $1 and k.destroyed_at is null order by 1`,
    [caseId],
  );
  return rows.map(({ kind }) => kind);
}

const weak = [
  { name: 'that a policy’s decision issued', set: `origin = 'decision', issuer_person = null` },
  {
    name: 'that is over, though nobody has written it down',
    set: `expires_at = period_from + interval '1 hour'`,
  },
  {
    name: 'of another organisation',
    set: `org_id = o.id, issuer_org = o.id from organisation o where o.kind = 'police' and`,
  },
];
for (const { name, set } of weak)
  test(`a preservation ${name} keeps no copy`, async () => {
    const { caseId, reporter } = await reported();
    const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 80 };
    const { id } = of<Preservation>(
      await house.desk('helpline').send('POST', '/v1/preservations', body),
      201,
    );
    await sql(`update preservation set ${set.endsWith('and') ? set : `${set} where`} preservation.id = $1`, [
      id,
    ]);
    of(await reporter.withdraw());
    await pass(74);
    assert.deepEqual(await copiesOf(caseId), []);
  });

test('a receiver’s copy outlives the owner’s while its referral runs, and dies its own time after it is done', async () => {
  const { caseId } = await reported(['police']);
  const id = await refer(caseId);
  of(await answerAs('police', id, 'accept'));
  await command('helpline', caseId, { type: 'close', reason: 'helped' });
  await pass(24 * 91);
  assert.deepEqual(await copiesOf(caseId), ['police']);
  assert.ok((await opened('police', caseId)).includes(SAID));
  of(await answerAs('police', id, 'done'));
  await pass(24 * 89);
  assert.deepEqual(await copiesOf(caseId), ['police']);
  await pass(24 * 2);
  assert.deepEqual(await copiesOf(caseId), []);
});

test('what went out because a life was in danger is not ended by a withdrawal, and the reporter is told', async () => {
  const { url } = house.system;
  for (const who of ['helpline', 'helpline-2']) of(await house.desk(who).send('POST', '/v1/presence'));
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map((c) => c.id));
  const { receipt } = await sendReport(url, SAID, { category: 'SELF_HARM', dangerNow: true });
  const caseId = (await house.desk('helpline').cases()).find((c) => !known.has(c.id))!.id;
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await view('helpline', caseId);
  const act = await house.desk('helpline').send('POST', '/v1/overrides', {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', 'vì sao', unit.reviewers),
    caseId,
    expectedVersion: version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'xin tới ngay', [police]),
    message: await sealFor('message', 'Mình đã báo công an.', [report!.reporterKey, teamKey!]),
  });
  of(act, 201);
  const reporter = await reporterWith(url, receipt);
  of(await reporter.withdraw());
  assert.deepEqual(whys(await reporter.thread()), ['override']);
  await pass(74);
  assert.deepEqual(whys(await reporter.thread()), ['override']);
  assert.deepEqual(await copiesOf(caseId), ['police']);
  assert.equal((await view('police', caseId)).referrals.at(-1)!.status, 'sent');
});

test('a packet for export is emptied when its case has expired', async () => {
  const caseId = await house.platformCase();
  await command('platform', caseId, { type: 'take' });
  await house.packet('platform', caseId);
  const parts = async () =>
    (
      await sql<{ n: number }>(
        'select jsonb_array_length(parts) as n from export_packet where case_id = $1',
        [caseId],
      )
    ).map(({ n }) => n);
  assert.ok((await parts())[0]! > 0);
  await command('platform', caseId, { type: 'close', reason: 'helped' });
  await command('platform-2', caseId, { type: 'approve', what: 'close' });
  await pass(24 * 90 + 1);
  assert.deepEqual(await parts(), [0]);
});

test('words of a request about a case that is kept stay while it is', async () => {
  const caseId = await house.platformCase();
  const { id } = await house.asked({ caseId });
  of(await house.desk('police').send('POST', `/v1/authority-requests/${id}/steps`, { step: 'withdraw' }));
  await pass(24 * 91);
  const [row] = await sql<{ live: boolean }>(
    'select destroyed_at is null as live from words_key where request_id = $1',
    [id],
  );
  assert.equal(row?.live, true);
});

test('nobody names a key in a case that is not theirs', async () => {
  const { caseId } = await reported();
  const { db } = house.system.running.deps;
  const org = house.system.seeded.organisations.police!.id;
  for (const actor of [
    { kind: 'person', org, person: house.desk('police').person.id },
    { kind: 'platform', org },
  ] as const)
    await assert.rejects(
      db.tx(actor, (tx) =>
        tx.sql(
          'insert into case_key (ref, case_id, org_id, made_hour) values (gen_random_uuid(), $1, $2, now())',
          [caseId, org],
        ),
      ),
      { code: '42501' },
    );
});
