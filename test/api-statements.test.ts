import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { StatementCounts, StatementExport } from '@khong-mot-minh/contracts';
import { findJournalRow } from '@khong-mot-minh/database';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { addPerson } from './api/add-person.ts';
import { call } from './api/call.ts';
import { judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { addPlatform } from './api/platform.ts';
import { blockedMessage, pageOf, placedLimit, postForm, statementsOf, urgentRun } from './api/statements.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: unknown, key = system.seeded.platform.key) =>
  call(system.url, method, path, body, { key });
const rows = (text: string, params: unknown[] = []) => system.running.deps.db.owner.sql(text, params);
const acts = async (act: string) => {
  const leaves = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  return leaves.filter(({ entry }) => Buffer.from(entry).includes(`"${act}"`)).length;
};
/** Makes the decision of an event that came alone a degraded one, in a row as it was written before migration 0034. */
async function degrade(eventId: string): Promise<void> {
  const { sql } = system.running.deps.db.owner;
  const [{ org_id: org, batch } = { org_id: '', batch: 0 }] = await sql<{ org_id: string; batch: number }>(
    'select org_id, batch::int as batch from journal order by arrived_at desc, batch desc limit 1',
  );
  const row = await findJournalRow(sql, org, batch);
  assert.ok(row);
  assert.ok(row.events.some(([, id]) => id === eventId));
  await sql(
    `update journal set events = $3, writes = $4, decisions = jsonb_set($5, '{0,decision,degraded}', 'true'),
       event_bytes = null, write_bytes = null, decision_bytes = null, prevent_count = null, control_count = null
     where org_id = $1 and batch = $2`,
    [org, batch, ...[row.events, row.writes, row.decisions].map((value) => JSON.stringify(value))],
  );
}
/** Past every delay of what was decided so far. */
const afterDelays = () => {
  clock += 20 * DAY;
};

test('a blocked message has a statement in the fields of the DSA database, and a link at once', async () => {
  const before = await acts('statement.made');
  const { event, account, decision } = await blockedMessage(system);
  assert.equal(decision.outcome, 'block');
  const [statement, ...more] = await statementsOf(system, `account=${account}`);
  assert.ok(statement);
  assert.deepEqual(more, []);
  assert.deepEqual([statement.measure, statement.eventId], ['block', event.id]);
  const { dsa } = statement;
  assert.deepEqual(dsa.decision_visibility, ['DECISION_VISIBILITY_CONTENT_DISABLED']);
  assert.equal(dsa.decision_ground, 'DECISION_GROUND_INCOMPATIBLE_CONTENT');
  assert.equal(dsa.category, 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS');
  assert.deepEqual(
    [dsa.source_type, dsa.automated_detection, dsa.automated_decision],
    ['SOURCE_VOLUNTARY', 'Yes', 'AUTOMATED_DECISION_FULLY'],
  );
  assert.deepEqual(dsa.territorial_scope, ['VN']);
  assert.match(dsa.puid, /^[\w-]{32}$/);
  assert.ok(decision.reasons.some(({ rule }) => dsa.incompatible_content_ground.includes(rule)));
  assert.equal(await acts('statement.made'), before + 1);
  assert.ok(statement.link);
  for (const [language, words] of [
    ['vi', 'Vì sao có quyết định này'],
    ['en', 'Why this decision was made'],
  ] as const) {
    const page = await pageOf(statement.link, language);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes(words));
  }
});

test('sending the same event again makes no second statement', async () => {
  const { event } = await blockedMessage(system);
  await judge(system.url, system.seeded.platform.key, event);
  assert.equal((await statementsOf(system, `event=${event.id}`)).length, 1);
});

test('a platform in shadow makes no statement, and no platform sees those of another', async () => {
  const shadow = await addPlatform(system, 'shadow');
  const { account } = await blockedMessage(system, shadow);
  assert.deepEqual(await statementsOf(system, `account=${account}`, shadow), []);
  const ours = await blockedMessage(system);
  const [statement] = await statementsOf(system, `account=${ours.account}`);
  const other = await addPlatform(system);
  assert.deepEqual(await statementsOf(system, `account=${ours.account}`, other), []);
  const appeal = await ask('POST', `/v1/statements/${statement?.id}/appeal`, { ground: 'allowed' }, other);
  assert.equal(appeal.status, 404);
});

test('a link cannot be guessed from a statement’s id, and one wrong sign leads nowhere', async () => {
  const { account } = await blockedMessage(system);
  const [statement] = await statementsOf(system, `account=${account}`);
  assert.ok(statement?.link);
  const token = statement.link.split('/').at(-1) ?? '';
  assert.equal(token.length, 44);
  for (let at = 0; at < token.length; at++) {
    const wrong = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    const link: string = statement.link.replace(token, wrong);
    assert.equal((await pageOf(link)).status, 404, `sign ${at}`);
    if (at % 11 === 0) assert.equal((await postForm(link, { ground: 'allowed' })).status, 404);
  }
  const bare = statement.link.replace(token, statement.id);
  assert.equal((await pageOf(bare)).status, 404);
});

/** Everything about the other side that a subject must never read, and that the run above put into the system. */
const canaries = (name: string) => [
  `${name}-child`,
  `${name}-c`,
  name,
  ...urgentRun(name, clock).flatMap(({ id, text, time }) => [id, text, time, time.slice(11, 16)]),
];
/** Words that say somebody reported, that a young person is protected, what was found, or by which rule. */
const TELLING =
  /báo cáo|người báo|tố cáo|trẻ em|vị thành niên|dưới 18|18 tuổi|học sinh|tống tiền|đe doạ|reporter|reported|child|minor|teen|under 18|extort|threat|victim|blocked you|control\.|prevent\.|S\d\d\b|SEXTORTION|GROOMING|suspicious|SOURCE_|tier|BLHS|penal/iu;

test('promise 1: no field of a subject’s page shows or implies the reporter, the young person, words or an hour', async () => {
  const { name, account, caseId } = await placedLimit(system);
  const blocked = await blockedMessage(system);
  const secret = [...canaries(name), ...canaries(blocked.name), caseId];
  afterDelays();
  const links = [
    ...(await statementsOf(system, `account=${account}`)),
    ...(await statementsOf(system, `account=${blocked.account}`)),
  ].map(({ link }) => link);
  assert.ok(links.length >= 2);
  for (const link of links) {
    assert.ok(link);
    for (const appealed of [false, true]) {
      if (appealed) assert.equal((await postForm(link, { ground: 'misunderstood' })).status, 303);
      for (const language of ['vi', 'en'] as const) {
        const { text } = await pageOf(link, language);
        const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
        assert.ok(main.length > 500);
        for (const canary of secret) assert.ok(!text.includes(canary), canary);
        // The offer of help at the end is the same for everybody and names nobody.
        assert.doesNotMatch(main.replace(/<[^>]*>/g, ' '), TELLING);
        assert.doesNotMatch(main, /\d\d:\d\d|\d\dT\d\d|UTC|GMT/);
      }
    }
  }
});

test('pages of two accounts that fell to different rules differ in nothing but days', async () => {
  const threatened = await placedLimit(system);
  const other = randomUUID();
  await putAccounts(system.url, system.seeded.platform.key, other);
  for (const minor of ['one', 'two', 'three']) {
    const id = `${other}-${minor}`;
    await ask('PUT', `/v1/accounts/${id}`, { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
    const block = { id: randomUUID(), type: 'account.blocked', actor: id, target: `${other}-adult` };
    const report = { ...block, id: randomUUID(), type: 'account.reported', category: 'unwanted-contact' };
    for (const event of [block, report])
      await judge(system.url, system.seeded.platform.key, {
        ...event,
        time: new Date(clock - HOUR).toISOString(),
      });
  }
  const byBlocks = (await statementsOf(system, `account=${other}-adult`)).find(
    (s) => s.measure === 'restrict',
  );
  assert.ok(byBlocks, 'blocks and reports of three minors restrict an account');
  afterDelays();
  const pages = await Promise.all(
    [threatened.account, `${other}-adult`].map(async (account) => {
      const found = (await statementsOf(system, `account=${account}`)).find((s) => s.measure === 'restrict');
      const { text } = await pageOf(found?.link ?? '');
      return (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')
        .replaceAll(/\d+\/\d+\/\d+/g, 'DAY')
        .replaceAll(/quyet-dinh\/[\w-]+/g, '');
    }),
  );
  const who = /Máy tìm thấy và máy áp dụng|Máy tìm thấy, một người quyết định/;
  const [first = '', second = ''] = pages.map((page) => page.replace(who, 'WHO'));
  assert.equal(first, second);
});

test('when a statement can be read tells nothing of the minute: one hour a day, and the link is absent before', async () => {
  const times: string[] = [];
  for (const minutes of [0, 7, 61]) {
    clock += minutes * 60_000;
    const { statement } = await placedLimit(system);
    assert.equal(statement.link, undefined);
    times.push(statement.readableAt.slice(11));
    assert.ok(Date.parse(statement.readableAt) - clock >= 12 * HOUR);
  }
  assert.deepEqual(new Set(times), new Set(['02:00:00.000Z']));
});

test('a statement waits until the evidence of its case is kept, with a reason and an end', async () => {
  const { statement, caseId, account } = await placedLimit(system);
  assert.equal(statement.delay?.reason, 'evidence-first');
  const wait = Date.parse(statement.delay?.until ?? '') - clock;
  assert.ok(wait >= 72 * HOUR && wait <= 108 * HOUR);
  const before = await acts('statement.released');
  const other = await addPlatform(system);
  assert.deepEqual((await ask('POST', '/v1/statements/release', { caseId }, other)).json, { released: 0 });
  const { released } = (await ask('POST', '/v1/statements/release', { caseId })).json as { released: number };
  assert.ok(released >= 1);
  assert.equal(await acts('statement.released'), before + 1);
  const [after] = (await statementsOf(system, `account=${account}`)).filter((s) => s.id === statement.id);
  assert.equal(after?.delay, undefined);
  assert.equal(after?.link, undefined, 'still not before the daily hour');
  const readable = Date.parse(after?.readableAt ?? '');
  assert.ok(readable < Date.parse(statement.readableAt) && readable - clock >= 12 * HOUR);
  clock = readable;
  const [now] = (await statementsOf(system, `account=${account}`)).filter((s) => s.id === statement.id);
  assert.equal((await pageOf(now?.link ?? '')).status, 200);
});

test('a reviewer who fears retaliation can have the statement wait for two weeks, and keeping evidence does not end that', async () => {
  const { statement, caseId } = await placedLimit(system, 1, ['statement-later']);
  assert.equal(statement.delay?.reason, 'risk-of-retaliation');
  assert.ok(Date.parse(statement.delay?.until ?? '') - clock >= 14 * DAY);
  await ask('POST', '/v1/statements/release', { caseId });
  const all = await statementsOf(system, `event=${encodeURIComponent(statement.eventId)}`);
  const after = all.find(({ id }) => id === statement.id);
  assert.equal(after?.delay?.until, statement.delay?.until);
});

test('a degraded judgement that is replaced takes its statement with it', async () => {
  const { event, account } = await blockedMessage(system);
  const [first] = await statementsOf(system, `account=${account}`);
  await degrade(event.id);
  await judge(system.url, system.seeded.platform.key, event);
  const both = await statementsOf(system, `account=${account}`);
  assert.equal(both.length, 2);
  const old = both.find(({ id }) => id === first?.id);
  assert.equal(old?.replaced, true);
  const page = await pageOf(old?.link ?? '');
  assert.ok(page.text.includes('Quyết định mới có trang riêng'));
  assert.equal((await ask('POST', `/v1/statements/${old?.id}/appeal`, { ground: 'other' })).status, 409);
});

test('open data names no account, leaves small groups out and cannot be joined with a link', async () => {
  const key = await addPlatform(system);
  const month = new Date(clock + 7 * HOUR).toISOString().slice(0, 7);
  const read = async () => {
    const answer = await ask('GET', `/v1/statements/export?month=${month}`, undefined, key);
    assert.equal(answer.status, 200, answer.text);
    return StatementExport.parse(answer.json);
  };
  const made = [];
  for (let i = 0; i < 9; i++) made.push(await blockedMessage(system, key));
  assert.deepEqual([(await read()).items.length, (await read()).leftOut], [0, 'fewer-than-10']);
  made.push(await blockedMessage(system, key));
  const { items, leftOut } = await read();
  assert.deepEqual([items.length, leftOut], [10, 'none']);
  const text = JSON.stringify(items);
  const own = await statementsOf(system, 'limit=200', key);
  for (const { account, name } of made) assert.ok(!text.includes(account) && !text.includes(name));
  for (const { id, link } of own) {
    assert.ok(!text.includes(id));
    assert.ok(!text.includes(link?.split('/').at(-1) ?? ''));
  }
  const csv = await ask('GET', `/v1/statements/export?month=${month}&format=csv`, undefined, key);
  assert.match(csv.type, /text\/csv/);
  assert.equal(csv.text.trim().split('\r\n').length, 11);
  assert.equal((await ask('GET', '/v1/statements/export?month=2026-13', undefined, key)).status, 422);
});

test('the coalition reads counts over all platforms, and no small number', async () => {
  const auditor = await addPerson(system, 'coalition-auditor');
  const month = new Date(clock + 7 * HOUR).toISOString().slice(0, 7);
  const answer = await call(system.url, 'GET', `/v1/statements/counts?month=${month}`, undefined, auditor);
  assert.equal(answer.status, 200, answer.text);
  const { items } = StatementCounts.parse(answer.json);
  const blocked = items.find(({ measure }) => measure === 'block');
  assert.ok(blocked?.statements !== undefined && blocked.statements >= 10);
  for (const { statements, appeals, reversed } of items)
    for (const count of [statements, appeals, reversed]) assert.ok(count === undefined || count >= 10);
  const all = await rows('select count(*)::int as n from statement where measure = $1', ['block']);
  assert.ok((all[0]?.n as number) >= blocked.statements);
});

test('promise 15: erasing an account leaves no statement, appeal or proposal', async () => {
  const { account, statement } = await placedLimit(system);
  await ask('POST', `/v1/statements/${statement.id}/appeal`, { ground: 'other' });
  assert.equal((await ask('DELETE', `/v1/accounts/${account}`)).status, 204);
  assert.deepEqual(await rows('select 1 from statement where account_id = $1', [account]), []);
  assert.deepEqual(await rows('select 1 from appeal where statement_id = $1', [statement.id]), []);
  assert.deepEqual(await rows('select 1 from measure_proposal where account_id = $1', [account]), []);
});

test('wrong questions get a clear problem', async () => {
  const cases = [
    ['GET', '/v1/statements?cursor=nonsense', undefined, 422],
    ['POST', `/v1/statements/${randomUUID()}/appeal`, { ground: 'allowed' }, 404],
    ['POST', `/v1/statements/${randomUUID()}/appeal`, { ground: 'because' }, 422],
    ['POST', '/v1/statements/x/appeal', { ground: 'allowed' }, 422],
    ['POST', '/v1/statements/release', { caseId: 'x' }, 422],
  ] as const;
  for (const [method, path, body, status] of cases)
    assert.equal((await ask(method, path, body)).status, status, path);
  const mai = await personOf(system, 'platform');
  assert.equal((await mai.send('GET', '/v1/appeals?state=lost')).status, 422);
  assert.equal((await mai.send('GET', `/v1/appeals/${randomUUID()}`)).status, 404);
});
