import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseView } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { openHook } from './api/hook.ts';
import { personOf, targetOf } from './api/house.ts';
import { type Responder, sealFor } from './api/responder.ts';

let system: TestSystem;
let mai: Responder;
let hook: Awaited<ReturnType<typeof openHook>>;
before(async () => {
  system = await startTestSystem();
  mai = await personOf(system, 'platform');
  hook = await openHook(system.url, system.seeded.platform.key, [
    'case.opened',
    'case.peers',
    'preservation.requested',
  ]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

/** The run of threats between two accounts of these ages; the case that it opens. */
async function caseBetween(name: string, sender: string, receiver = '13-15'): Promise<CaseView> {
  const { key } = system.seeded.platform;
  const createdAt = '2026-01-01T00:00:00Z';
  for (const [id, ageBand] of [
    [`${name}-adult`, sender],
    [`${name}-child`, receiver],
  ])
    await call(system.url, 'PUT', `/v1/accounts/${id}`, { ageBand, createdAt }, { key });
  let id = '';
  for (const event of extortionRun(name)) {
    const { measures } = await judge(system.url, key, event);
    for (const measure of measures) if (measure.kind === 'case') id = measure.caseId;
  }
  assert.ok(id, 'no case was opened');
  return mai.view(id);
}
type PeerNews = {
  actor: string;
  target: string;
  confirmed: boolean;
  measures: { kind: string; audience: string }[];
};
/** What the platform's machines hear of a decision about peers. */
const peerNews = async (confirmed: boolean): Promise<PeerNews> =>
  // `as`: a test below looks at what is in it.
  (await hook.hears(({ type, data }) => type === 'case.peers' && data.confirmed === confirmed))
    .data as PeerNews;

test('two minors: nothing is handled as between peers before a reviewer has said so', async () => {
  const opened = await caseBetween('teens', '16-17');
  assert.deepEqual(opened.peers, { state: 'proposed', category: 'BULLYING', otherwise: 'SEXTORTION' });
  assert.equal(opened.category, 'SEXTORTION');
  assert.equal(opened.timeline.find(({ type }) => type === 'opened')?.detail.peers, 'proposed');
  assert.ok(opened.commands.includes('confirm-peers') && opened.commands.includes('reject-peers'));
  await hook.hears(({ type, data }) => type === 'case.opened' && data.caseId === opened.id);
  assert.ok(!hook.heard.some(({ type }) => type === 'case.peers'));

  const wrong = await mai.command(opened.id, { type: 'confirm-peers', reason: 'one-is-adult' });
  assert.equal(wrong.status, 422, 'a reason belongs to its answer');
  const done = await mai.command(opened.id, { type: 'confirm-peers', reason: 'same-school' });
  assert.equal(done.status, 200, done.text);
  const confirmed = await mai.view(opened.id);
  assert.deepEqual(confirmed.peers, { state: 'confirmed', category: 'BULLYING', otherwise: 'SEXTORTION' });
  assert.equal(confirmed.category, 'BULLYING');
  const entry = confirmed.timeline.at(-1);
  assert.deepEqual([entry?.type, entry?.detail.reason], ['peers-confirmed', 'same-school']);
  assert.ok(entry?.by);
  const news = await peerNews(true);
  assert.deepEqual([news.actor, news.target], ['teens-adult', 'teens-child']);
  const audiences = news.measures.map(({ kind, audience }) => `${kind} ${audience}`);
  assert.deepEqual(audiences, ['notice actor', 'notice target']);

  const again = await mai.command(opened.id, { type: 'confirm-peers', reason: 'same-school' });
  assert.equal(again.status, 409);
  const back = await mai.command(opened.id, { type: 'reject-peers', reason: 'one-is-adult' });
  assert.equal(back.status, 200, back.text);
  const rejected = await mai.view(opened.id);
  assert.deepEqual([rejected.peers?.state, rejected.category], ['rejected', 'SEXTORTION']);
  assert.deepEqual((await peerNews(false)).measures, []);
});

test('a confirmed case of peers goes to support first: the police only for a life or by law', async () => {
  const { id } = await caseBetween('school', '13-15');
  await mai.command(id, { type: 'take' });
  const team = await mai.unlock();
  const police = await targetOf(mai, 'police');
  const helpline = await targetOf(mai, 'helpline');
  const referTo = async (target: typeof police, basis: string) => {
    const note = await sealFor('referral', 'một ghi chú', [target, team]);
    return mai.command(id, { type: 'refer', toTeam: target.teamId, basis, consent: false, note, share: [] });
  };
  await mai.command(id, { type: 'confirm-peers', reason: 'both-ages-checked' });
  const refused = await referTo(police, 'platform-terms');
  assert.equal(refused.status, 422, refused.text);
  assert.match(refused.text, /support-first/);
  assert.equal((await referTo(helpline, 'platform-terms')).status, 200);
  assert.equal((await referTo(police, 'danger-to-life')).status, 200);
});

test('an adult and a child are no peers, and a case in which one turns out an adult is none any more', async () => {
  const plain = await caseBetween('grown', '23plus');
  assert.equal(plain.peers, undefined);
  assert.ok(!plain.commands.some((command) => command.includes('peers')));
  assert.equal((await mai.command(plain.id, { type: 'confirm-peers', reason: 'same-school' })).status, 409);
});

test('who may not review may not say it, and another house does not see that it is asked', async () => {
  const { id } = await caseBetween('foreign', '16-17');
  const helper = await personOf(system, 'helpline');
  const answer = await helper.send('POST', `/v1/cases/${id}/commands`, {
    type: 'confirm-peers',
    expectedVersion: 1,
    reason: 'same-school',
  });
  assert.equal(answer.status, 404);
});

/** A case that the helpline owns by now, and who took it there. */
async function movedCase(name: string): Promise<{ id: string; lan: Responder }> {
  const { id } = await caseBetween(name, '16-17');
  await mai.command(id, { type: 'take' });
  const team = await mai.unlock();
  const lan = await personOf(system, 'helpline', 1);
  const target = await targetOf(mai, 'helpline');
  const note = await sealFor('referral', 'một ghi chú', [target, team]);
  const basis = { basis: 'platform-terms', consent: false, note, share: [] };
  const moved = await mai.command(id, { type: 'transfer', toTeam: target.teamId, ...basis });
  assert.equal(moved.status, 200, moved.text);
  const referral = (await mai.view(id)).referrals.at(-1)?.id;
  const accepted = await lan.send('POST', `/v1/referrals/${referral}/accept`, {});
  assert.equal(accepted.status, 200, accepted.text);
  return { id, lan };
}

test('after a transfer the platform still hears of its own accounts', async () => {
  const { id, lan } = await movedCase('moved');
  const about = (confirmed: boolean) =>
    hook.hears(
      ({ type, data }) => type === 'case.peers' && data.caseId === id && data.confirmed === confirmed,
    );

  const confirmed = await lan.command(id, { type: 'confirm-peers', reason: 'same-school' });
  assert.equal(confirmed.status, 200, confirmed.text);
  assert.equal((await about(true)).data.target, 'moved-child');
  assert.equal((await mai.send('GET', `/v1/cases/${id}`)).status, 410);
  const back = await lan.command(id, { type: 'reject-peers', reason: 'one-is-adult' });
  assert.equal(back.status, 200, back.text);
  assert.deepEqual((await about(false)).data.measures, []);
});

test('after a transfer what the new owner has kept reaches the platform that has the data', async () => {
  const { id, lan } = await movedCase('kept');
  const kept = await lan.send('POST', '/v1/preservations', {
    caseId: id,
    basis: 'VN.L116.16',
    scope: ['conversation'],
    days: 30,
  });
  assert.equal(kept.status, 201, kept.text);
  // `as`: the answer is the API's own.
  const { id: preservationId } = JSON.parse(kept.text) as { id: string };
  const ofIt = ({ type, data }: (typeof hook.heard)[number]) =>
    type === 'preservation.requested' && data.preservationId === preservationId;
  const { data } = await hook.hears(ofIt);
  assert.deepEqual(
    [data.caseId, data.account, data.days, data.scope],
    [id, 'kept-adult', 30, ['conversation']],
  );

  const renewed = await lan.send('POST', `/v1/preservations/${preservationId}/renew`, {
    basis: 'VN.L116.16',
    days: 60,
  });
  assert.equal(renewed.status, 200, renewed.text);
  await hook.hears((message) => ofIt(message) && message.data.days === 60);
  assert.equal(hook.heard.filter(ofIt).length, 2);
});
