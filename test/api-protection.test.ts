import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Decision } from '@khong-mot-minh/contracts';
import { insertApiKey, insertOrganisation } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { dumpText, findCanaries } from './api/dump.ts';
import { comparable, extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { openFor, sealFor } from './api/responder.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const send = (events: object | object[], key = system.seeded.platform.key) =>
  call(system.url, 'POST', '/v1/events', events, { key });
const decisionOf = (id: string, key = system.seeded.platform.key) =>
  call(system.url, 'GET', `/v1/decisions/${id}`, undefined, { key });
const caseIds = async () => (await (await personOf(system, 'platform')).cases()).map((c) => c.id);
const put = (name: string, key = system.seeded.platform.key) => putAccounts(system.url, key, name);

async function playOneByOne(name: string): Promise<Decision[]> {
  await put(name);
  const decisions: Decision[] = [];
  for (const event of extortionRun(name))
    decisions.push(await judge(system.url, system.seeded.platform.key, event));
  return decisions;
}
const plain = (decisions: readonly Decision[], name: string) => decisions.map((d) => comparable(d, name));

test('an adult who writes to an unconnected fourteen-year-old is blocked, with reason, notice and basis', async () => {
  await put('first');
  const [event] = extortionRun('first');
  const decision = (await send({ ...event, relation: { connected: false, mutuals: 0 } })).json as Decision;
  assert.equal(decision.outcome, 'block');
  assert.ok(decision.tier <= 1);
  const notices = decision.measures.flatMap((m) => (m.kind === 'notice' ? [m.text] : []));
  assert.ok(notices.length && notices.every((t) => t.vi && t.en && t.vi !== t.en));
  assert.ok(
    decision.reasons.every(
      (r) => r.layer === 'prevent' && r.basis.length && r.statement.vi && r.statement.en,
    ),
  );
});

test('a batch is judged in order, and gives what one by one gives', async () => {
  const single = await playOneByOne('single');
  assert.deepEqual(single.map((d) => d.tier).at(-1), 4);
  await put('batch');
  const batch = (await send(extortionRun('batch'))).json as Decision[];
  assert.deepEqual(plain(batch, 'batch'), plain(single, 'single'));
  await put('lines');
  const body = extortionRun('lines')
    .map((e) => JSON.stringify(e))
    .join('\n');
  const lines = await call(system.url, 'POST', '/v1/events', body, {
    key: system.seeded.platform.key,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  assert.match(lines.type, /^application\/x-ndjson/);
  const parsed = lines.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Decision);
  assert.deepEqual(plain(parsed, 'lines'), plain(single, 'single'));
  await put('cloud');
  const wrapped = extortionRun('cloud').map((data) => ({
    specversion: '1.0',
    type: data.type,
    source: 's',
    data,
  }));
  const cloud = (
    await call(system.url, 'POST', '/v1/events', wrapped, {
      key: system.seeded.platform.key,
      headers: { 'content-type': 'application/cloudevents-batch+json' },
    })
  ).json as Decision[];
  assert.deepEqual(plain(cloud, 'cloud'), plain(single, 'single'));
});

test('an id that is sent again gets the same answer and changes nothing, across a restart too', async () => {
  const decisions = await playOneByOne('again');
  const cases = await caseIds();
  const ledger = async () => {
    const { sql } = system.running.deps.db.owner;
    return (await sql<{ count: number }>('select count(*)::int as count from ledger_outbox'))[0]?.count;
  };
  const size = await ledger();
  const repeat = async () => (await send(extortionRun('again'))).json;
  assert.deepEqual(await repeat(), decisions);
  assert.equal((await send(extortionRun('again')[4]!)).text, JSON.stringify(decisions[4]), 'to the byte');
  assert.equal(await ledger(), size);
  await system.restart();
  assert.deepEqual(await repeat(), decisions);
  for (const decision of decisions) assert.deepEqual((await decisionOf(decision.eventId)).json, decision);
  assert.deepEqual((await caseIds()).toSorted(), cases.toSorted());
  // The same id with other content is the same event; within a batch as well.
  const [event] = extortionRun('again');
  const twice = (await send([{ ...event, text: 'khác' }, event!])).json;
  assert.deepEqual(twice, [decisions[0], decisions[0]]);
});

test('the same id on another platform is another event', async () => {
  const key = await newPlatform('live');
  const decisions = await playOneByOne('shared');
  await put('shared', key);
  assert.equal((await decisionOf('shared-4', key)).status, 404);
  const other = (await send(extortionRun('shared'), key)).json as Decision[];
  assert.deepEqual(plain(other, 'shared'), plain(decisions, 'shared'));
  const both = [...other, ...decisions].flatMap((d) =>
    d.measures.flatMap((m) => (m.kind === 'case' ? [m.caseId] : [])),
  );
  assert.equal(new Set(both).size, 2);
});

test('a restart between two messages changes neither tiers nor citations, and one case is opened', async () => {
  const whole = await playOneByOne('whole');
  await put('torn');
  const torn: Decision[] = [];
  for (const [i, event] of extortionRun('torn').entries()) {
    torn.push(await judge(system.url, system.seeded.platform.key, event));
    if (i % 2) await system.restart();
  }
  assert.deepEqual(plain(torn, 'torn'), plain(whole, 'whole'));
});

test('one bad event in a batch and nothing of it is applied', async () => {
  await put('bad');
  const cases = await caseIds();
  const events = extortionRun('bad');
  const answer = await send([...events, { ...events[0], id: 'bad-x', type: 'no.such' }]);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /"\/6\/type"/);
  for (const { id } of events) assert.equal((await decisionOf(id)).status, 404);
  assert.deepEqual((await caseIds()).toSorted(), cases.toSorted());
  const fresh = (await send(events)).json as Decision[];
  assert.deepEqual(plain(fresh, 'bad'), plain(await playOneByOne('good'), 'good'));
});

test('an event from more than five minutes ahead is refused; one from long ago is judged', async () => {
  const [event] = extortionRun('time');
  const at = (ms: number) => ({ ...event, id: randomUUID(), time: new Date(Date.now() + ms).toISOString() });
  assert.equal((await send(at(5 * 60_000 + 20_000))).status, 422);
  assert.equal((await send(at(4 * 60_000))).status, 200);
  assert.equal((await send(at(-90 * 86_400_000))).status, 200);
});

test('in shadow every answer is allow at tier 0, the would-be decision is kept, and no case is opened', async () => {
  const key = await newPlatform('shadow');
  await put('shadow', key);
  const cases = await caseIds();
  const counted = async () => {
    const [row] = await system.running.deps.db.owner.sql<{ count: number }>(
      'select count(*)::int as count from cases',
    );
    return row!.count;
  };
  const before = await counted();
  for (const event of extortionRun('shadow')) {
    const decision = await judge(system.url, key, event);
    assert.deepEqual(
      [decision.mode, decision.outcome, decision.tier, decision.measures],
      ['shadow', 'allow', 0, []],
    );
  }
  const explained = await call(system.url, 'GET', '/v1/decisions/shadow-4/explanation', undefined, { key });
  assert.ok((explained.json as { decision: Decision }).decision.tier >= 3, explained.text);
  assert.equal(await counted(), before);
  assert.deepEqual((await caseIds()).toSorted(), cases.toSorted());
});

test('batches that arrive at the same moment are judged one after the other and none is lost', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `many-${i}`);
  for (const name of names) await put(name);
  const answers = await Promise.all(names.map((name) => send(extortionRun(name))));
  const one = plain(answers[0]!.json as Decision[], names[0]!);
  for (const [i, answer] of answers.entries())
    assert.deepEqual(plain(answer.json as Decision[], names[i]!), one);
});

test('what is told of an account counts from the next event on, and growing older loosens nothing by itself', async () => {
  await put('grown');
  const [event] = extortionRun('grown');
  const { key } = system.seeded.platform;
  const tell = (ageBand: string) =>
    call(
      system.url,
      'PUT',
      '/v1/accounts/grown-child',
      { ageBand, createdAt: '2020-01-01T00:00:00Z' },
      { key },
    );
  const write = async (id: string) =>
    ((await send({ ...event, id, relation: { connected: false } })).json as Decision).outcome;
  await call(system.url, 'DELETE', '/v1/accounts/grown-child', undefined, { key });
  await tell('23plus');
  assert.notEqual(await write('grown-adult'), 'block');
  await tell('13-15');
  assert.equal(await write('grown-younger'), 'block');
  await tell('16-17');
  assert.equal(await write('grown-birthday'), 'block');
  await call(system.url, 'DELETE', '/v1/accounts/grown-child', undefined, { key });
  assert.equal(await write('grown-gone'), 'block');
});

test('no text of an event is kept anywhere', async () => {
  await playOneByOne('silent');
  const texts = extortionRun('silent').map((e) => e.text);
  assert.deepEqual(findCanaries(await dumpText(system.running.deps.db), texts), []);
});

test('a note on a case that a decision opened is sealed for the platform’s own team', async () => {
  await playOneByOne('noted');
  const reviewer = await personOf(system, 'platform');
  const key = await reviewer.unlock();
  const { id } = (await reviewer.cases())[0]!;
  const { teamKey } = await reviewer.view(id);
  assert.equal(teamKey?.keyId, key.keyId);
  const note = await sealFor('note', 'đã gọi cho đội', [teamKey]);
  const answer = await reviewer.command(id, { type: 'note', note });
  assert.equal(answer.status, 200, answer.text);
  const { sealed } = await reviewer.view(id);
  assert.deepEqual(await Promise.all(sealed.map((item) => openFor(item, key))), ['đã gọi cho đội']);
});

async function newPlatform(mode: 'live' | 'shadow'): Promise<string> {
  const key = `kmm_${randomUUID()}`;
  const org = randomUUID();
  await system.running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: 'Khác', en: 'Other' }, mode });
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes: ['all'] }),
    );
  });
  return key;
}
