import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type {
  AuthorityAlarms,
  AuthorityCounts,
  AuthorityCountsNow,
  AuthorityRequestRow,
  AuthorityRequestView,
  AuthorityTargets,
  Preservation,
} from '@khong-mot-minh/contracts';
import { newContentId, open } from '@khong-mot-minh/sealing';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
import { call } from './api/call.ts';
import { codeOf, pointerOf } from './api/case-house.ts';
import { openHook } from './api/hook.ts';
import { targetOf } from './api/house.ts';
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
const step = (who: string, id: string, body: object) =>
  house.desk(who).send('POST', `/v1/authority-requests/${id}/steps`, body);
const view = async (who: string, id: string) =>
  of<AuthorityRequestView>(await house.desk(who).send('GET', `/v1/authority-requests/${id}`));
const counts = async () =>
  of<AuthorityCountsNow>(await house.desk('coalition').send('GET', '/v1/authority-counts/now'));
const publicCounts = async () =>
  of<AuthorityCounts>(await call(house.system.url, 'GET', '/v1/authority-counts'));
const kept = async (caseId: string, state = 'running') =>
  of<{ items: Preservation[] }>(
    await house.desk('platform').send('GET', `/v1/preservations?caseId=${caseId}&state=${state}`),
  ).items;

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

test('a decision that opens a case keeps its evidence, once, and the platform is told as before', async () => {
  const { system } = house;
  await using hook = await openHook(system.url, system.seeded.platform.key, ['preservation.requested']);
  const caseId = await house.platformCase();
  const told = await hook.hears((h) => h.data.caseId === caseId);
  const [one, ...more] = await kept(caseId);
  assert.deepEqual(more, []);
  assert.deepEqual([one!.origin, one!.issuer.person, one!.alarm], ['decision', undefined, 'none']);
  assert.equal(one!.basis.grade, 'policy');
  assert.deepEqual([told.data.days, told.data.preservationId], [90, one!.id]);
  const days = (Date.parse(one!.expiresAt) - Date.parse(one!.issuedAt)) / 86_400_000;
  assert.ok(days <= 90, String(days));
});

test('a person has evidence kept for at most 90 days, on a ground that serves, for a case of their own', async () => {
  const { system } = house;
  await using hook = await openHook(system.url, system.seeded.platform.key, ['preservation.requested']);
  const caseId = await house.platformCase();
  const send = (body: object, who = 'platform') =>
    house.desk(who).send('POST', '/v1/preservations', {
      caseId,
      basis: 'VN.L116.16',
      scope: ['conversation'],
      days: 30,
      ...body,
    });
  for (const [pointer, body] of [
    ['/days', { days: 91 }],
    ['/days', { days: 0 }],
    ['/scope', { scope: [] }],
    ['/scope', { scope: ['conversation', 'conversation'] }],
    ['/scope/0', { scope: ['everything'] }],
    ['/basis', { basis: 'UNCC.27' }],
    ['/caseId', { caseId: randomUUID() }],
    ['/purpose', { purpose: 'other' }],
  ] as const) {
    const answer = await send(body);
    assert.equal(answer.status, 422, answer.text);
    assert.equal(pointerOf(answer), pointer);
  }
  assert.equal(pointerOf(await send({}, 'helpline')), '/caseId', 'a case of another house');
  const issued = of<Preservation>(await send({ basis: 'UNCC.25' }), 201);
  assert.equal(issued.basis.grade, 'unverified', 'law that was not read is shown as such');
  assert.equal(issued.issuer.person, 'Mai');
  await hook.hears((h) => h.data.preservationId === issued.id);
  const released = await house
    .desk('platform-2')
    .send('POST', `/v1/preservations/${issued.id}/release`, { reason: 'no-longer-needed' });
  assert.equal(of<Preservation>(released).ended?.how, 'released');
  const again = await house
    .desk('platform')
    .send('POST', `/v1/preservations/${issued.id}/renew`, { basis: 'VN.L116.16', days: 9 });
  assert.equal(again.status, 409);
  assert.equal((await house.desk('police').send('GET', `/v1/preservations/${issued.id}`)).status, 404);
});

test('the database itself refuses more than 90 days', async () => {
  const caseId = await house.platformCase();
  const [one] = await kept(caseId);
  await assert.rejects(
    house.system.running.deps.db.owner.sql(
      `update preservation set expires_at = period_from + interval '91 days' where id = $1`,
      [one!.id],
    ),
    /check constraint/,
  );
});

test('what an authority asks reveals nothing: a case that exists and one that does not get the same answer', async () => {
  const caseId = await house.platformCase();
  const [real, invented] = [await house.asked({ caseId }), await house.asked({ caseId: randomUUID() })];
  const shape = (v: AuthorityRequestView) => ({
    ...v,
    id: '',
    caseId: '',
    madeAt: '',
    dueAt: '',
    sealed: [],
  });
  assert.deepEqual(shape(real), shape(invented));
  assert.equal(real.caseKnown, undefined);
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await view('platform', real.id)).caseKnown, true);
  assert.equal((await view('platform', invented.id)).caseKnown, false);
  const grant = { step: 'propose', expectedVersion: 1, answer: await produced(invented, 'x') };
  assert.equal(pointerOf(await step('platform', invented.id, grant)), '/answer/give');
});

test('a request has no field for a purpose, a person or a second case, and only a platform can be asked', async () => {
  const { items, own } = of<AuthorityTargets>(
    await house.desk('police').send('GET', '/v1/authority-targets'),
  );
  for (const more of [
    { purpose: 'x' },
    { reason: 'x' },
    { category: 'x' },
    { person: 'x' },
    { caseIds: [randomUUID(), randomUUID()] },
    { query: 'x' },
  ])
    assert.equal((await house.ask(more)).status, 422, JSON.stringify(more));
  for (const [pointer, more] of [
    ['/type', { type: 'intercept' }],
    ['/dataClass', { dataClass: 'everything' }],
    ['/basis', { basis: 'VN.L116.13' }],
    ['/basis', { basis: 'UNCC.25' }],
    ['/organisation', { organisation: house.system.seeded.organisations.helpline!.id }],
    ['/note/sealed/to', { note: await sealFor('authority-request', 'x', [own!]) }],
  ] as const)
    assert.equal(pointerOf(await house.ask(more)), pointer, JSON.stringify(more));
  assert.equal(items.length, 1);
  assert.equal((await house.desk('platform').send('GET', '/v1/authority-targets')).status, 403);
});

test('promise 13: two people answer an authority, and the data reach its key only then', async () => {
  const caseId = await house.platformCase();
  const request = await house.asked({ caseId, dataClass: 'traffic' });
  const secret = 'acc-17, e-1, e-2';
  const answer = await produced(request, secret, ['account-id', 'event-ids']);
  const more = { ...answer, contains: ['account-id', 'cited-text'] };
  const tooMuch = { step: 'propose', expectedVersion: 1, answer: more };
  assert.equal(pointerOf(await step('platform', request.id, tooMuch)), '/answer/contains/1');
  const school = await targetOf(house.desk('helpline'), 'school');
  const leak = {
    ...answer,
    answer: await sealFor('authority-answer', secret, [
      (await view('platform', request.id)).requesterKey!,
      await house.desk('platform').unlock(),
      school,
    ]),
  };
  assert.equal(
    pointerOf(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer: leak })),
    '/answer/answer/sealed/to',
  );
  const unsure = { ...answer, checks: { forTheChild: true, leastData: false } };
  assert.equal(
    pointerOf(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer: unsure })),
    '/answer/checks/leastData',
  );
  of(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer }));
  assert.equal((await step('platform', request.id, { step: 'confirm', expectedVersion: 2 })).status, 403);
  const waiting = await view('police', request.id);
  assert.deepEqual(
    [waiting.status, waiting.answer, waiting.version, waiting.sealed.map((s) => s.kind)],
    ['waiting', undefined, 1, ['authority-request']],
  );
  assert.deepEqual(await sealedRows('police', request.id), ['authority-request']);
  const blind = await step('platform-2', request.id, { step: 'confirm', expectedVersion: 2 });
  assert.equal(pointerOf(blind), '/checks');
  of(await step('platform-2', request.id, { step: 'confirm', expectedVersion: 2, checks: CHECKS }));
  const done = await view('police', request.id);
  const given = done.sealed.find((s) => s.kind === 'authority-answer')!;
  const key = await house.desk('police').unlock();
  assert.deepEqual(
    given.sealed.to.map((e) => e.keyId),
    [key.keyId],
  );
  const { keyId, privateKey } = key;
  assert.equal(await open({ ...given, keyId, privateKey }), secret);
  assert.deepEqual(
    [done.status, done.answer, done.proposedBy, done.byOverride],
    ['granted', { give: 'produced', contains: ['account-id', 'event-ids'] }, undefined, false],
  );
  assert.equal((await view('platform', request.id)).answeredBy, 'Khôi');
});

/** What an organisation's own SQL would show of a request's seals, past any route. */
async function sealedRows(organisation: string, request: string): Promise<string[]> {
  const org = house.system.seeded.organisations[organisation]!.id;
  const who = { kind: 'person', org, person: house.desk(organisation).person.id } as const;
  const rows = await house.system.running.deps.db.tx(who, ({ sql }) =>
    sql<{ kind: string }>('select kind from authority_content where request_id = $1 order by kind', [
      request,
    ]),
  );
  return rows.map(({ kind }) => kind);
}

test('promise 13: the database refuses an answer of one person without an override', async () => {
  const request = await house.asked({ caseId: await house.platformCase() });
  const refusal = { give: 'refused', refusal: 'too-broad' };
  of(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer: refusal }));
  await assert.rejects(
    house.system.running.deps.db.owner.sql(
      `update authority_request set status = 'granted', answered_by = proposed_by, answered_at = now() where id = $1`,
      [request.id],
    ),
    /check constraint/,
  );
});

test('a refusal is a code, by two people; an answer that is sent back leaves nothing for the asking side', async () => {
  const caseId = await house.platformCase();
  const request = await house.asked({ caseId });
  const unknown = { give: 'refused', refusal: 'no-such-case' };
  assert.equal(
    pointerOf(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer: unknown })),
    '/answer/refusal',
  );
  of(
    await step('platform', request.id, {
      step: 'propose',
      expectedVersion: 1,
      answer: await produced(request, 'x'),
    }),
  );
  of(await step('platform-2', request.id, { step: 'send-back', expectedVersion: 2 }));
  assert.equal(
    codeOf(await step('platform-2', request.id, { step: 'confirm', expectedVersion: 2 })),
    'stale',
  );
  assert.deepEqual(await sealedRows('platform', request.id), ['authority-request']);
  const refusal = { give: 'refused', refusal: 'outside-child-protection' };
  of(await step('platform', request.id, { step: 'propose', expectedVersion: 3, answer: refusal }));
  of(await step('platform-2', request.id, { step: 'confirm', expectedVersion: 4 }));
  const seen = await view('police', request.id);
  assert.deepEqual([seen.status, seen.answer], ['refused', refusal]);
  for (const who of ['platform', 'police'])
    assert.equal((await step(who, request.id, { step: 'withdraw' })).status, 409, who);
});

test('a granted preservation is the authority’s: the keeper can neither renew nor release it', async () => {
  const caseId = await house.platformCase();
  const request = await house.asked({ caseId, type: 'preserve', basis: 'UNCC.25' });
  const answer = { give: 'preserved', checks: CHECKS, scope: ['connection-data'], days: 60 };
  of(await step('platform', request.id, { step: 'propose', expectedVersion: 1, answer }));
  of(await step('platform-2', request.id, { step: 'confirm', expectedVersion: 2, checks: CHECKS }));
  const theirs = (await kept(caseId)).find((p) => p.origin === 'request')!;
  for (const who of ['police', 'platform'])
    assert.equal((await view(who, request.id)).preservedUntil, theirs.expiresAt, who);
  assert.deepEqual(
    [theirs.renewable, theirs.basis.code, theirs.scope],
    [false, 'UNCC.25', ['connection-data']],
  );
  assert.equal(theirs.issuer.organisation.en, 'Blue River child protection unit (demo)');
  for (const [act, body] of [
    ['renew', { basis: 'VN.L116.16', days: 10 }],
    ['release', { reason: 'no-longer-needed' }],
  ] as const)
    assert.equal(
      (await house.desk('platform').send('POST', `/v1/preservations/${theirs.id}/${act}`, body)).status,
      409,
    );
});

test('promise 12: no other house sees a request, and each side takes its own steps only', async () => {
  const request = await house.asked({ caseId: await house.platformCase() });
  for (const who of ['helpline-2', 'coalition-2'])
    assert.equal((await house.desk(who).send('GET', `/v1/authority-requests/${request.id}`)).status, 404);
  const answer = { give: 'refused', refusal: 'too-broad' };
  assert.equal(
    (await step('police', request.id, { step: 'propose', expectedVersion: 1, answer })).status,
    403,
  );
  assert.equal((await step('platform', request.id, { step: 'withdraw' })).status, 403);
  assert.equal((await step('helpline-2', request.id, { step: 'withdraw' })).status, 404);
  of(await step('police-2', request.id, { step: 'withdraw' }));
  assert.equal(
    (await step('platform', request.id, { step: 'propose', expectedVersion: 2, answer })).status,
    409,
  );
  const org = house.system.seeded.organisations.helpline!.id;
  const stranger = { kind: 'person', org, person: house.desk('helpline').person.id } as const;
  for (const table of [
    'preservation',
    'authority_request',
    'authority_content',
    'override',
    'export_packet',
  ]) {
    const rows = await house.system.running.deps.db.tx(stranger, ({ sql }) => sql(`select 1 from ${table}`));
    assert.deepEqual(rows, [], table);
  }
});

test('promise 14: the clock is 24 hours, 3 for danger to life, and lateness is counted', async () => {
  const before = await counts();
  const usual = await house.asked({ type: 'remove', basis: 'VN.L116.25.2.b' });
  const urgent = await house.asked({ type: 'remove', basis: 'VN.L116.25.2.b', dangerToLife: true });
  const hours = (v: AuthorityRequestView) => (Date.parse(v.dueAt) - Date.parse(v.madeAt)) / 3600_000;
  assert.deepEqual([hours(usual), hours(urgent)], [24, 3]);
  await house.later(4);
  assert.deepEqual(
    [(await view('platform', usual.id)).overdue, (await view('police', urgent.id)).overdue],
    [false, true],
  );
  assert.ok((await house.system.running.authority.run()) >= 1);
  const late = (await counts()).requests.find((r) => r.type === 'remove')!;
  const was = before.requests.find((r) => r.type === 'remove')!;
  assert.deepEqual(
    [late.received - was.received, late.waiting - was.waiting, late.overdue - was.overdue],
    [2, 2, 1],
  );
  const rows = of<{ items: AuthorityRequestRow[] }>(
    await house.desk('platform').send('GET', '/v1/authority-requests?limit=200'),
  ).items;
  const due = rows.map((r) => r.dueAt);
  assert.deepEqual(due, due.toSorted(), 'what is due first stands first');
});

test('promise 15: alarms come 14 and 3 days before the end, once each; what ran out is missed until something keeps it', async () => {
  const caseId = await house.platformCase();
  const alarm = async () => (await kept(caseId))[0]?.alarm;
  const daysBefore = async (days: number) => {
    const end = Date.parse((await kept(caseId))[0]!.expiresAt);
    await house.later((end - house.now().getTime()) / 3600_000 - days * 24);
  };
  await daysBefore(15);
  assert.equal(await alarm(), 'none');
  await daysBefore(13);
  assert.equal(await alarm(), 'due');
  assert.ok((await house.system.running.authority.run()) >= 1);
  await house.system.running.authority.run();
  assert.equal(await house.system.running.authority.run(), 0, 'the same level is raised once');
  await daysBefore(2);
  assert.equal(await alarm(), 'soon');
  await daysBefore(-1);
  assert.equal(await alarm(), 'overdue');
  await house.system.running.authority.run();
  const [missed] = await kept(caseId);
  assert.deepEqual([missed!.alarm, missed!.ended?.how, missed!.renewable], ['overdue', 'lapsed', false]);
  const alarms = of<AuthorityAlarms>(await house.desk('platform').send('GET', '/v1/authority-alarms'));
  assert.ok(alarms.preservations >= 1);
  const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 10 };
  const issued = of<Preservation>(await house.desk('platform').send('POST', '/v1/preservations', body), 201);
  assert.deepEqual(
    (await kept(caseId)).map((p) => [p.id, p.alarm]),
    [[issued.id, 'due']],
  );
  const renewal = { basis: 'policy:platform-safety', days: 90 };
  const renewed = await house
    .desk('platform-2')
    .send('POST', `/v1/preservations/${issued.id}/renew`, renewal);
  const { alarm: calm, renewals } = of<Preservation>(renewed);
  assert.deepEqual([calm, renewals.map((r) => r.by)], ['none', ['Khôi']]);
});

test('every act stands in the ledger, and a repeated request is answered as the first', async () => {
  const key = { 'idempotency-key': `authority-${newContentId()}` };
  const caseId = await house.platformCase();
  const body = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 10 };
  const { who } = house.desk('platform');
  const send = () => call(house.system.url, 'POST', '/v1/preservations', body, { ...who, headers: key });
  const [first, second] = [await send(), await send()];
  assert.equal(of<Preservation>(first, 201).id, of<Preservation>(second, 201).id);
  const rows = await house.system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  const acts = new Set(
    rows.map(({ entry }) => (JSON.parse(Buffer.from(entry).toString('utf8')) as { act: string }).act),
  );
  for (const act of [
    'preservation.issued',
    'preservation.renewed',
    'preservation.ended',
    'authority.requested',
    'authority.proposed',
    'authority.sent-back',
    'authority.answered',
    'authority.withdrawn',
    'authority.viewed',
    'authority.overdue',
  ])
    assert.ok(acts.has(act), act);
});

test('a stranger who polls the counts learns neither of a request nor of a preservation: once a day, in tens', async () => {
  const { requests } = await counts();
  assert.ok(requests.some((r) => r.refused > 0 && r.received > 1));
  const before = await publicCounts();
  assert.deepEqual([...new Set(before.refusals.map((r) => r.count))], [null]);
  assert.ok(before.requests.every((r) => r.received === null && r.refused === null));
  // What happens now is read by nobody outside, not even when the next day counts anew.
  const running = (await counts()).preservations.running;
  await house.asked({ type: 'preserve', basis: 'VN.L116.25.2.b' });
  const caseId = await house.platformCase();
  assert.equal((await kept(caseId)).length, 1);
  assert.equal((await counts()).preservations.running, running + 1);
  assert.deepEqual(await publicCounts(), before);
  await house.later(24);
  await house.system.running.counting.run();
  const { asOf, requests: next, overrides, preservations } = await publicCounts();
  assert.ok(asOf > before.asOf, `${asOf} after ${before.asOf}`);
  assert.deepEqual(next, before.requests);
  const shown = Object.values({ ...overrides, ...preservations });
  assert.ok(
    shown.every((count) => count === null || (count >= 10 && count % 10 === 0)),
    shown.join(),
  );
  await house.system.running.counting.run();
  assert.equal((await publicCounts()).asOf, asOf);
});
