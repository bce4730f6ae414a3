import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { CaseView, type Decision, Restriction, RestrictionForReview } from '@khong-mot-minh/contracts';
import { verifyWebhook } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { openSignedHook } from './api/signed-hook.ts';

const DAY = 86_400_000;
let system: TestSystem;
let clock = Date.now();
let hook: Awaited<ReturnType<typeof openSignedHook>>;
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
  hook = await openSignedHook(system.url, system.seeded.platform.key, [
    'restriction.started',
    'restriction.ended',
  ]);
});
after(async () => {
  await hook[Symbol.asyncDispose]();
  await system[Symbol.asyncDispose]();
});

const PLACE = { retaliation: { risk: 'possible', plan: ['young-person-ready'] } };
const key = () => system.seeded.platform.key;
const send = (actor: string, target: string, more: object = {}): Promise<Decision> =>
  judge(system.url, key(), {
    id: randomUUID(),
    type: 'message.sent',
    time: new Date(clock).toISOString(),
    actor,
    target,
    conversation: 'c',
    text: 'mai nhớ mang vở toán nha',
    relation: { connected: true, mutuals: 3 },
    ...more,
  });

/** Two connected accounts and the case that the run between them opened. */
async function caseOf() {
  const name = randomUUID();
  await putAccounts(system.url, key(), name);
  let caseId = '';
  for (const event of extortionRun(name)) {
    const { measures } = await judge(system.url, key(), event);
    caseId = measures.find((m) => m.kind === 'case')?.caseId ?? caseId;
  }
  assert.ok(caseId);
  return { adult: `${name}-adult`, child: `${name}-child`, caseId };
}
/** What is said or asked, and to whom. */
const saidIn = ({ measures }: Decision) =>
  measures.flatMap((m) =>
    m.kind === 'notice' || m.kind === 'confirm' ? [`${m.audience}/${m.template}`] : [],
  );
const desk = (nth = 0) => personOf(system, 'platform', nth);
const stop = async (caseId: string, nth = 0, body: unknown = PLACE) =>
  (await desk(nth)).send('POST', `/v1/cases/${caseId}/conversation-stop`, body);
const stopped = async () => {
  const talk = await caseOf();
  const answer = await stop(talk.caseId);
  assert.equal(answer.status, 201, answer.text);
  return { ...talk, restriction: Restriction.parse(answer.json) };
};
const decide = async (nth: number, id: string, outcome: 'lift' | 'keep', reason: string) =>
  (await desk(nth)).send('POST', `/v1/restrictions/${id}/decision`, { outcome, reason });

test('a conversation that a reviewer stopped stops, both ways, connected or not, at the next event', async () => {
  const { adult, child, caseId } = await caseOf();
  assert.notEqual((await send(adult, child)).outcome, 'block');
  const answer = await stop(caseId);
  assert.equal(answer.status, 201, answer.text);
  for (const relation of [{ connected: true, mutuals: 3 }, { connected: false, mutuals: 0 }, undefined])
    for (const [actor, target] of [
      [adult, child],
      [child, adult],
    ] as const) {
      const decision = await send(actor, target, { relation });
      assert.equal(decision.outcome, 'block');
      assert.ok(decision.reasons.some(({ rule }) => rule === 'prevent.stopped-conversation'));
      assert.deepEqual(saidIn(decision), ['actor/conversation-paused'], JSON.stringify(relation));
    }
  const { text: _, ...callEvent } = { text: undefined, type: 'call.started', call: 'k', media: 'audio' };
  assert.equal((await send(adult, child, callEvent)).outcome, 'block');
  // Nor does a refusal of anything else reach the other screen, or tell the sender something else than the stop.
  const stranger = { relation: { connected: false, mutuals: 0 } };
  for (const more of [
    { media: [{ kind: 'image' }] },
    { type: 'call.started', call: 'k', media: 'video' },
    { type: 'call.started', call: 'k', media: 'screen' },
    { type: 'contact.requested', via: 'search' },
    { type: 'payment.requested', method: 'bank' },
    { type: 'gift.sent' },
    { type: 'location.shared', precise: true },
    { type: 'contact.accepted' },
    ...(['tag', 'mention', 'comment'] as const).map((how) => ({
      type: 'content.posted',
      content: 'p',
      towards: { target: child, how, ...stranger },
    })),
  ]) {
    const decision = await send(adult, child, { ...stranger, ...more });
    assert.deepEqual(
      [decision.outcome, saidIn(decision)],
      ['block', ['actor/conversation-paused']],
      JSON.stringify(more),
    );
  }
  // To block and to report stay possible, and so does a post towards nobody.
  const freely = [{ type: 'account.blocked' }, { type: 'account.reported', category: 'other' }];
  for (const more of [...freely, { type: 'content.posted', content: 'p' }])
    assert.equal((await send(child, adult, more)).outcome, 'allow', more.type);
  // Talk with everybody else goes on.
  const other = `${adult}-friend`;
  const friend = { ageBand: '23plus', createdAt: '2026-01-01T00:00:00Z' };
  await call(system.url, 'PUT', `/v1/accounts/${other}`, friend, { key: key() });
  assert.equal((await send(adult, other)).outcome, 'allow');
  assert.equal((await send(child, `${child}-classmate`, { relation: { connected: true } })).outcome, 'allow');
});

test('it ends at its review, and not before; who keeps it prolongs it', async () => {
  const { adult, child, restriction } = await stopped();
  const reviewMs = Date.parse(restriction.reviewAt);
  assert.equal(restriction.until, restriction.reviewAt);
  clock = reviewMs - 60_000;
  assert.equal((await send(adult, child)).outcome, 'block');
  const kept = await decide(1, restriction.id, 'keep', 'risk-goes-on');
  assert.equal(kept.status, 200, kept.text);
  clock = reviewMs + 60_000;
  assert.equal((await send(adult, child)).outcome, 'block', 'prolonged');
  clock = reviewMs + 8 * DAY;
  assert.notEqual((await send(adult, child)).outcome, 'block', 'over');
});

test('filing an appeal changes nothing; only somebody else than who stopped it decides it', async () => {
  const { adult, child, restriction } = await stopped();
  const appeal = `/v1/accounts/${adult}/restrictions/${restriction.id}/appeal`;
  const asked = await call(system.url, 'POST', appeal, {}, { key: key() });
  assert.equal(asked.status, 200, asked.text);
  assert.equal(Restriction.parse(asked.json).until, restriction.until);
  assert.equal((await send(adult, child)).outcome, 'block', 'an appeal was filed');
  const same = await decide(0, restriction.id, 'lift', 'appeal-upheld');
  assert.equal(same.status, 403, same.text);
  assert.equal((await send(adult, child)).outcome, 'block', 'who placed it may not decide the appeal');
  const other = await decide(1, restriction.id, 'lift', 'appeal-upheld');
  assert.equal(other.status, 200, other.text);
  assert.notEqual((await send(adult, child)).outcome, 'block', 'upheld by another');
});

test('start and end come by signed webhook with the other account', async () => {
  const { adult, child, restriction } = await stopped();
  const started = await hook.delivery('restriction.started', restriction.id);
  const seen = await verifyWebhook(hook.secret, started.headers, started.body);
  assert.deepEqual(seen.data, { account: adult, ...restriction });
  assert.equal(restriction.with, child);
  const listed = await call(system.url, 'GET', `/v1/accounts/${adult}/restrictions`, undefined, {
    key: key(),
  });
  assert.ok(
    z
      .array(Restriction)
      .parse(listed.json)
      .some(({ id }) => id === restriction.id),
  );
  assert.equal((await decide(1, restriction.id, 'lift', 'reviewed-no-risk')).status, 200);
  const ended = await hook.delivery('restriction.ended', restriction.id);
  assert.equal((await verifyWebhook(hook.secret, ended.headers, ended.body)).data.ended, 'lifted');
});

test('the desk sees the stop in the case and among the limits', async () => {
  const { caseId, restriction, child } = await stopped();
  const view = CaseView.parse((await (await desk()).send('GET', `/v1/cases/${caseId}`)).json);
  assert.equal(view.decision?.stop?.restriction, restriction.id);
  const list = await (await desk()).send('GET', '/v1/restrictions?limit=200');
  const items = z.array(RestrictionForReview).parse((list.json as { items: unknown }).items);
  assert.equal(items.find(({ id }) => id === restriction.id)?.with, child);
});

test('nobody stops a conversation twice, without the question of retaliation, or in a case of others', async () => {
  const { caseId } = await stopped();
  assert.equal((await stop(caseId)).status, 409);
  const fresh = await caseOf();
  for (const body of [{}, { retaliation: { risk: 'likely', plan: [] } }, { ...PLACE, days: 400 }])
    assert.equal((await stop(fresh.caseId, 0, body)).status, 422, JSON.stringify(body));
  const helpline = await personOf(system, 'helpline', 1);
  const foreign = await helpline.send('POST', `/v1/cases/${fresh.caseId}/conversation-stop`, PLACE);
  assert.equal(foreign.status, 404, foreign.text);
  assert.equal((await stop(randomUUID())).status, 404);
  const keyed = await call(system.url, 'POST', `/v1/cases/${fresh.caseId}/conversation-stop`, PLACE, {
    key: key(),
  });
  assert.equal(keyed.status, 401);
});

test('an erased account leaves no stop behind, from either side', async () => {
  const { child, restriction } = await stopped();
  assert.equal(
    (await call(system.url, 'DELETE', `/v1/accounts/${child}`, undefined, { key: key() })).status,
    204,
  );
  const rows = await system.running.deps.db.owner.sql('select 1 from restriction where id = $1', [
    restriction.id,
  ]);
  assert.equal(rows.length, 0);
});
