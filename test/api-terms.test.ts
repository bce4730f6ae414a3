import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { AuthorityRequestView, OverrideView } from '@khong-mot-minh/contracts';
import { formulaPicture } from '@khong-mot-minh/testing';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { dumpText } from './api/dump.ts';
import { targetOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';

const DAY_H = 24;
let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
  for (const who of ['helpline', 'helpline-2'])
    assert.equal((await house.desk(who).send('POST', '/v1/presence')).status, 200);
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const post = (path: string, body: object) => call(house.system.url, 'POST', path, body);
/** The clock goes on and what is due is ended. */
async function pass(days: number): Promise<void> {
  await house.later(days * DAY_H);
  await house.system.running.retention.run();
}
const owner = <T>(text: string, params: unknown[] = []) =>
  house.system.running.deps.db.owner.sql<T>(text, params);

async function dangerous(): Promise<string> {
  const known = new Set((await house.desk('helpline').cases()).map((c) => c.id));
  for (const who of ['helpline', 'helpline-2']) of(await house.desk(who).send('POST', '/v1/presence'));
  await house.onDuty('helpline');
  const { receipt } = await sendReport(house.system.url, 'một điều', {
    category: 'SELF_HARM',
    dangerNow: true,
  });
  assert.ok(receipt);
  receipts.push(receipt);
  const found = (await house.desk('helpline').cases()).find((c) => !known.has(c.id));
  assert.ok(found);
  return found.id;
}
const receipts: string[] = [];
const calls = (caseId: string) =>
  owner<{ seen: boolean; pages: number }>(
    `select seen_at is not null as seen, (select count(*)::int from urgent_page p where p.call_id = c.id) as pages
     from urgent_call c where case_id = $1`,
    [caseId],
  );

// First: the database's own clock notes when somebody saw it, and this house's goes ahead.
test('who was called for danger is forgotten 90 days after somebody had seen it; what nobody saw stays', async () => {
  const [seen, unseen] = [await dangerous(), await dangerous()];
  await house.system.running.calls.run();
  const { version } = await house.desk('helpline').view(seen);
  of(
    await house
      .desk('helpline')
      .send('POST', `/v1/cases/${seen}/commands`, { type: 'take', expectedVersion: version }),
  );
  assert.deepEqual(
    (await calls(seen)).map((c) => c.seen),
    [true],
  );
  assert.ok((await calls(seen))[0]?.pages, 'somebody was paged');
  await pass(89);
  assert.equal((await calls(seen)).length, 1);
  await pass(2);
  assert.equal((await calls(seen)).length, 0);
  assert.equal((await calls(unseen)).length, 1);
  const pages = await owner<{ n: number }>(
    'select count(*)::int as n from urgent_page p where not exists (select 1 from urgent_call c where c.id = p.call_id)',
  );
  assert.equal(pages[0]?.n, 0);
});

test('a take-down ends 180 days after the last that happened to it, and not before', async () => {
  const desk = house.desk('helpline-2');
  const bank = { name: { vi: 'Ngân hàng', en: 'Bank' }, category: 'NCII_MINOR', takes: 'under18' };
  of(await desk.send('POST', '/v1/banks', bank), 201);
  const place = { kind: 'account', platform: 'Lá Me', value: 'ai đó' };
  const ask = async (body: object) =>
    of<{ receipt: string }>(await post('/v1/take-downs', { agePath: 'under18', ...body }), 201).receipt;
  const stands = async (receipt: string) => (await post('/v1/take-downs/open', { receipt })).status;
  const hash = () => ({ hashes: [{ ...formulaPicture(Math.floor(Math.random() * 1e6)), kind: 'photo' }] });
  const [unanswered, answered, live, ended] = [
    await ask({ place }),
    await ask({ place }),
    await ask(hash()),
    await ask(hash()),
  ];
  of(await post('/v1/take-downs/withdraw', { receipt: ended }));
  await pass(170);
  const rows = of<{ items: { id: string; receivedAt: string }[] }>(
    await house.desk('helpline').send('GET', '/v1/take-downs?by=place&limit=200'),
  ).items;
  assert.equal(rows.length, 2);
  const [mine] = await owner<{ id: string }>(`select id from take_down where by_place and locator = $1`, [
    answered.slice(0, 6),
  ]);
  of(
    await house.desk('helpline').send('POST', `/v1/take-downs/${mine?.id}/answer`, { status: 'removed' }),
    204,
  );
  for (const receipt of [unanswered, answered, live, ended]) assert.equal(await stands(receipt), 200);
  await pass(15);
  assert.equal(await stands(unanswered), 404);
  assert.equal(await stands(answered), 200, 'its answer is fifteen days old');
  assert.equal(await stands(live), 200, 'its hash still waits');
  // The value of an ended hash is forgotten after 90 days, and then its end has been told for 180.
  await house.system.running.deps.db.owner.sql('update bank_hash set sealed = null where state = $1', [
    'withdrawn',
  ]);
  await pass(1);
  assert.equal(await stands(ended), 404);
  await pass(180);
  assert.equal(await stands(answered), 404);
  assert.equal(await stands(live), 200);
  const left = await owner<{ n: number }>('select count(*)::int as n from take_down');
  assert.equal(left[0]?.n, 1);
});

const WHY = 'bạn ấy nói sẽ làm ngay';

/** Somebody acts alone on a case of danger; gives the override. */
async function actAlone(caseId: string): Promise<OverrideView> {
  const police = await targetOf(house.desk('helpline'), 'police');
  const unit = await house.unitFor('helpline', `?toTeam=${police.teamId}`);
  const { report, teamKey, version } = await house.desk('helpline').view(caseId);
  assert.ok(report && teamKey);
  const body = {
    act: 'refer',
    reason: 'self-harm-announced',
    note: await sealFor('override-note', WHY, unit.reviewers),
    caseId,
    expectedVersion: version,
    toTeam: police.teamId,
    referralNote: await sealFor('referral', 'xin tới ngay', [police]),
    message: await sealFor('message', 'Mình đã báo công an.', [report.reporterKey, teamKey]),
  };
  return of<OverrideView>(await house.desk('helpline').send('POST', '/v1/overrides', body), 201);
}
const overrideSeen = async (id: string) =>
  of<OverrideView>(await house.desk('coalition').send('GET', `/v1/overrides/${id}`));
const note = async (id: string) =>
  (
    await owner<{ note: { to: { under?: string }[] } | null; reason: string; by_person: string }>(
      'select note, reason, by_person from override where id = $1',
      [id],
    )
  )[0];

test('why somebody acted alone lies under a key and dies with the case; who, when and on what ground stay', async (t) => {
  const [goes, held] = [await dangerous(), await dangerous()];
  const [gone, kept] = [await actAlone(goes), await actAlone(held)];
  for (const { id } of [gone, kept]) {
    assert.ok((await overrideSeen(id)).note, 'the reviewing unit reads it');
    assert.ok(
      (await note(id))?.note?.to.every((e) => e.under),
      'no bare wrap is in the database',
    );
  }
  of(
    await house.desk('helpline').send('POST', '/v1/preservations', {
      caseId: held,
      basis: 'VN.L116.16',
      scope: ['conversation'],
      days: 90,
    }),
    201,
  );
  for (const receipt of receipts.slice(-2))
    of(await (await reporterWith(house.system.url, receipt)).withdraw());
  await pass(4);
  const after = await note(gone.id);
  assert.equal(after?.note, null);
  assert.equal(after?.reason, 'self-harm-announced');
  assert.ok(after?.by_person);
  const seen = await overrideSeen(gone.id);
  assert.equal(seen.note, undefined);
  assert.equal(seen.reason, 'self-harm-announced');
  assert.ok((await overrideSeen(kept.id)).note, 'a preservation that a person issued holds it');
  const { caseKeys } = house.system.running.deps;
  const [key] = await owner<{ ref: string }>('select ref from words_key where override_id = $1', [gone.id]);
  assert.equal(caseKeys.find(key?.ref ?? ''), 'destroyed');
  t.diagnostic('figure: 1 of 2 notes destroyed with its case, 1 held by a preservation');
});

test('words of an authority’s request go with the case, and 90 days after the answer where there is none', async () => {
  const told = async (more: object = {}) => house.asked(more);
  const view = async (id: string) =>
    of<AuthorityRequestView>(await house.desk('police').send('GET', `/v1/authority-requests/${id}`));
  const stranger = await told();
  const open = await told();
  assert.equal((await view(stranger.id)).sealed.length, 1);
  const rows = await owner<{ sealed: { to: { under?: string }[] } }>('select sealed from authority_content');
  assert.ok(rows.length >= 2 && rows.every(({ sealed }) => sealed.to.every((e) => e.under)));
  of(
    await house
      .desk('police')
      .send('POST', `/v1/authority-requests/${stranger.id}/steps`, { step: 'withdraw' }),
  );
  await pass(89);
  assert.equal((await view(stranger.id)).sealed.length, 1);
  await pass(2);
  const after = await view(stranger.id);
  assert.deepEqual([after.sealed.length, after.status, after.basis.code], [0, 'withdrawn', 'VN.L116.25.2.a']);
  assert.equal((await view(open.id)).sealed.length, 1, 'one that waits for its answer keeps its words');
});

test('words from before lie under keys after the next start', async () => {
  const { db, caseKeys } = house.system.running.deps;
  const waiting = await house.asked();
  const [row] = await owner<{ id: string; sealed: object }>(
    'select id, sealed from authority_content where request_id = $1',
    [waiting.id],
  );
  const [key] = await owner<{ ref: string }>('select ref from words_key where request_id = $1', [waiting.id]);
  assert.ok(row && key);
  const seen = of<AuthorityRequestView>(
    await house.desk('platform').send('GET', `/v1/authority-requests/${waiting.id}`),
  );
  const bare = { ...seen.sealed[0]?.sealed };
  await db.owner.sql('update authority_content set sealed = $2 where id = $1', [
    row.id,
    JSON.stringify(bare),
  ]);
  await caseKeys.destroy([key.ref]);
  await db.owner.sql('delete from words_key where request_id = $1', [waiting.id]);
  await house.system.restart();
  await house.later(0);
  const dump = await dumpText(house.system.running.deps.db);
  assert.ok(
    !dump.get('public.authority_content')?.includes(bare.to?.[0]?.wrapped ?? '?'),
    'the bare wrap is gone',
  );
  const again = of<AuthorityRequestView>(
    await house.desk('platform').send('GET', `/v1/authority-requests/${waiting.id}`),
  );
  assert.deepEqual(again.sealed[0]?.sealed, bare);
});
