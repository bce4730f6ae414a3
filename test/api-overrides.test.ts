import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type {
  AuthorityAlarms,
  AuthorityCountsNow,
  AuthorityRequestView,
  OverrideView,
} from '@khong-mot-minh/contracts';
import { deriveUnlockKey, open, unlockPrivateKey } from '@khong-mot-minh/sealing';
import { argon2Wasm } from '@khong-mot-minh/sealing/argon2-wasm';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
import { codeOf, pointerOf } from './api/case-house.ts';
import { targetOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
});
after(() => house[Symbol.asyncDispose]());

const CHECKS = { forTheChild: true, leastData: true };
const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const view = async (who: string, id: string) =>
  of<AuthorityRequestView>(await house.desk(who).send('GET', `/v1/authority-requests/${id}`));
const counts = async () =>
  of<AuthorityCountsNow>(await house.desk('coalition').send('GET', '/v1/authority-counts/now'));

/** An answer with data for a request, sealed for the asking team and one's own. */
async function produced(request: AuthorityRequestView, text: string, contains = ['account-id']) {
  const { requesterKey } = await view('platform', request.id);
  const own = await house.desk('platform').unlock();
  return {
    give: 'produced',
    checks: CHECKS,
    contains,
    answer: await sealFor('authority-answer', text, [requesterKey!, own]),
  };
}

test('promise 11 and 13: for danger to life one person on duty refers alone, a second unit is paged with it', async () => {
  const { system } = house;
  const { receipt } = await sendReport(system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  const row = (await house.desk('helpline').cases()).find((c) => c.dangerNow)!;
  const police = await targetOf(house.desk('helpline'), 'police');
  const school = await targetOf(house.desk('helpline'), 'school');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  assert.equal(unit.organisation, system.seeded.organisations.coalition!.id);
  const { report, teamKey } = await house.desk('helpline').view(row.id);
  const body = async (more: object = {}) => ({
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', 'bạn ấy nói sẽ làm ngay', unit.reviewers),
    caseId: row.id,
    expectedVersion: row.version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'xin tới ngay', [police]),
    message: await sealFor('message', 'Mình đã báo công an để giữ bạn an toàn.', [
      report!.reporterKey,
      teamKey!,
    ]),
    ...more,
  });
  const act = async (who: string, more?: object) =>
    house.desk(who).send('POST', '/v1/overrides', await body(more));
  const wrong: [string, object][] = [
    ['/note/sealed/to', { note: await sealFor('override-note', 'x', [teamKey!]) }],
    ['/message', { message: undefined }],
    ['/toTeam', { toTeam: school.teamId, referralNote: await sealFor('referral', 'x', [school]) }],
    ['/reason', { reason: 'in-a-hurry' }],
  ];
  for (const [pointer, more] of wrong) assert.equal(pointerOf(await act('helpline', more)), pointer);
  assert.equal((await act('police')).status, 403, 'nobody of that unit is on duty');
  const made = of<OverrideView>(await act('helpline'), 201);
  assert.deepEqual([made.side, made.by, made.paged, made.note], ['acting', 'Hạnh', false, undefined]);
  assert.equal(Date.parse(made.reviewDue) - Date.parse(made.at), 72 * 3600_000);
  assert.equal((await house.desk('police').view(row.id)).access, 'referral');
  const thread = await (await reporterWith(system.url, receipt)).read();
  assert.equal(thread.at(-1)?.text, 'Mình đã báo công an để giữ bạn an toàn.');
  const { timeline } = await house.desk('helpline').view(row.id);
  assert.deepEqual(
    timeline.slice(-3).map((e) => [e.type, e.detail.override]),
    [
      ['taken', undefined],
      ['replied', undefined],
      ['referred', made.id],
    ],
  );
  await reviewed(made.id);
});

/** The second half of the promise: who is paged, what they see, and that misuse shows. */
async function reviewed(id: string): Promise<void> {
  const before = (await counts()).overrides;
  assert.deepEqual([before.made, before.unreviewed], [1, 1]);
  const alarms = of<AuthorityAlarms>(await house.desk('coalition').send('GET', '/v1/authority-alarms'));
  assert.equal(alarms.overrides, 1);
  const page = of<OverrideView>(await house.desk('coalition').send('GET', `/v1/overrides/${id}`));
  assert.deepEqual([page.side, page.paged, page.caseId, page.by], ['reviewing', true, undefined, undefined]);
  assert.equal(await openOwn('coalition', page), 'bạn ấy nói sẽ làm ngay');
  const verdict = { verdict: 'not-justified', reason: 'could-have-waited' };
  const review = (who: string, body: object = verdict) =>
    house.desk(who).send('POST', `/v1/overrides/${id}/review`, body);
  assert.equal((await review('helpline-2')).status, 403, 'nobody of the acting unit reviews');
  for (const who of ['platform-2', 'police-2']) assert.equal((await review(who)).status, 404, who);
  assert.equal((await review('coalition', { verdict: 'justified', reason: 'too-much-given' })).status, 422);
  await house.later(73);
  assert.ok((await house.system.running.authority.run()) >= 1);
  assert.equal((await counts()).overrides.overdue, 1);
  of(await review('coalition'));
  assert.equal((await review('coalition-2')).status, 409);
  const now = (await counts()).overrides;
  assert.deepEqual([now.unreviewed, now.overdue, now.notJustified, now.justified], [0, 0, 1, 0]);
  const own = of<OverrideView>(await house.desk('helpline').send('GET', `/v1/overrides/${id}`));
  assert.deepEqual(
    [own.review?.verdict, own.review?.reason, own.overdue],
    ['not-justified', 'could-have-waited', true],
  );
}

/** Opens what was sealed for a person's own key. */
async function openOwn(who: string, { note }: OverrideView): Promise<string> {
  const { person, send } = house.desk(who);
  const { member } = (await send('GET', '/v1/session/keys')).json as {
    member: { keyId: string; locked: string; salt: string };
  };
  const key = await deriveUnlockKey(person.unlock, member.salt, argon2Wasm);
  return open({ ...note!, keyId: member.keyId, privateKey: await unlockPrivateKey(member.locked, key) });
}

test('an override is only for a life in danger, and only where consent does not cover it', async () => {
  const { system } = house;
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  await house.onDuty('helpline');
  const refer = async (category: 'DOXXING' | 'BULLYING', more: object) => {
    await sendReport(system.url, 'một điều', { category, ...more });
    const row = (await house.desk('helpline').cases()).find((c) => c.category === category)!;
    const { report, teamKey } = await house.desk('helpline').view(row.id);
    return house.desk('helpline').send('POST', '/v1/overrides', {
      act: 'refer',
      reason: 'life-in-danger-now',
      note: await sealFor('override-note', 'x', unit.reviewers),
      caseId: row.id,
      expectedVersion: row.version,
      toTeam: police.teamId,
      referralNote: await sealFor('referral', 'x', [police]),
      message: await sealFor('message', 'x', [report!.reporterKey, teamKey!]),
    });
  };
  assert.equal(codeOf(await refer('DOXXING', {})), 'not-now');
  assert.equal(codeOf(await refer('BULLYING', { dangerNow: true, mayKnow: ['police'] })), 'not-now');
});

test('an authority that names danger to life can be answered by one person on duty; the asker never reviews it', async () => {
  const caseId = await house.platformCase();
  const calm = await house.asked({ caseId });
  const urgent = await house.asked({ caseId, dangerToLife: true });
  const unit = await house.unitFor('platform', `?requestId=${urgent.id}`);
  assert.notEqual(unit.organisation, house.system.seeded.organisations.police!.id);
  const alone = async (request: AuthorityRequestView, answer: object) =>
    house.desk('platform').send('POST', '/v1/overrides', {
      act: 'answer',
      reason: 'child-is-missing',
      note: await sealFor('override-note', 'em bé mất liên lạc', unit.reviewers),
      requestId: request.id,
      expectedVersion: 1,
      answer,
    });
  const answer = await produced(urgent, 'acc-17');
  assert.equal((await alone(urgent, answer)).status, 403, 'not on duty');
  assert.ok(!(await view('platform', urgent.id)).steps.includes('override'));
  await house.onDuty('platform');
  assert.ok((await view('platform', urgent.id)).steps.includes('override'));
  assert.equal(codeOf(await alone(calm, await produced(calm, 'x'))), 'not-now');
  assert.equal(pointerOf(await alone(urgent, { give: 'refused', refusal: 'too-broad' })), '/answer/give');
  of(await alone(urgent, answer), 201);
  const seen = await view('police', urgent.id);
  assert.deepEqual([seen.status, seen.byOverride], ['granted', true]);
  assert.equal((await counts()).overrides.unreviewed, 1);
});

test('an override leaves nothing behind when its act is refused', async () => {
  const before = (await counts()).overrides.made;
  const unit = await house.unitFor('platform');
  const refused = await house.desk('platform').send('POST', '/v1/overrides', {
    act: 'export',
    reason: 'life-in-danger-now',
    note: await sealFor('override-note', 'x', unit.reviewers),
    exportId: randomUUID(),
  });
  assert.equal(refused.status, 404);
  assert.equal((await counts()).overrides.made, before);
});

test('every override stands in the ledger', async () => {
  const rows = await house.system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  const acts = new Set(
    rows.map(({ entry }) => (JSON.parse(Buffer.from(entry).toString('utf8')) as { act: string }).act),
  );
  for (const act of ['override.made', 'override.viewed', 'override.reviewed', 'override.overdue'])
    assert.ok(acts.has(act), act);
});
