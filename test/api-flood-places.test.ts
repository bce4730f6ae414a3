import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { CaseQueue, type CaseRow } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { openTeam, reporterWith, reportFor } from './api/reporter.ts';
import type { Responder } from './api/responder.ts';

/** Each test has a day of its own: who sent much yesterday is nobody today. */
let at = new Date('2026-11-24T09:10:00Z');
let system: TestSystem;
let desk: Responder;
before(async () => {
  system = await startTestSystem({ trustProxy: 1 }, { now: () => at, limits: { refused: 10_000 } });
});
after(() => system[Symbol.asyncDispose]());
const nextDay = async () => {
  at = new Date(at.getTime() + 24 * 3600_000);
  for (const nth of [0, 1]) {
    desk = await personOf(system, 'helpline', nth);
    assert.equal((await desk.send('POST', '/v1/presence')).status < 300, true);
  }
};

type Sent = { status: number; receipt: string };
async function report(from: string, dangerNow: boolean): Promise<Sent> {
  const body = { ...reportFor((await openTeam(system.url)).id), dangerNow, text: 'một điều' };
  const headers = { 'x-forwarded-for': from };
  const answer = await call(system.url, 'POST', '/v1/reports', body, { headers });
  return { status: answer.status, receipt: (answer.json as { receipt?: string }).receipt ?? '' };
}
async function queueOf(queue: string): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const cursor = next && `&cursor=${encodeURIComponent(next)}`;
    const page: CaseQueue = CaseQueue.parse(
      (await desk.send('GET', `/v1/cases?queue=${queue}&limit=25${cursor}`)).json,
    );
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
}
const today = async (queue = 'open') =>
  (await queueOf(queue)).filter(({ openedAt }) => openedAt.slice(0, 10) === at.toISOString().slice(0, 10));
/** What of the text goes to a desk counts as read: the desk that opens a case gets its sealed words. */
const readAll = (rows: readonly CaseRow[]) => Promise.all(rows.map(({ id }) => desk.view(id)));
const aside = (type: 'set-aside' | 'put-back', rows: readonly CaseRow[]) =>
  desk.send('POST', '/v1/cases/aside', {
    type,
    cases: rows.map(({ id, version }) => ({ id, expectedVersion: version })),
  });

test('forty fakes from forty /64 of one /56 do not stand above a real one from elsewhere', async () => {
  await nextDay();
  const fakes = [];
  for (let n = 0; n < 40; n++)
    fakes.push(await report(`2001:db8:1:ab${n.toString(16).padStart(2, '0')}::1`, true));
  assert.ok(
    fakes.every(({ status }) => status === 201),
    'nobody in danger is refused for their neighbours',
  );
  const before = new Set((await today()).map(({ id }) => id));
  assert.equal((await report('203.0.113.5', true)).status, 201);
  const rows = await today();
  assert.equal(rows.length, 41);
  assert.ok(
    rows.every(({ tier }) => tier >= 4),
    'no danger report falls below tier 4',
  );
  const place = rows.findIndex(({ id }) => !before.has(id));
  assert.ok(place <= 2, `the real one is at place ${place + 1} of 41`);
  const stored = await system.running.deps.db.owner.sql<{ row: string }>(
    'select c::text as row from cases c',
  );
  assert.ok(
    stored.every(({ row }) => !/2001:db8|20010db8|203\.0\.113|cb007105/i.test(row)),
    'the row knows nothing of where it came from',
  );
});

test('reports that come at the same moment from one address have a share each', async () => {
  await nextDay();
  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => report('192.0.2.44', true)));
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [201]);
  assert.deepEqual(
    (await today()).map(({ share }) => share),
    [1, 2, 3, 4, 5],
  );
});

test('a leaked picture brings forty true reports from one school: all are taken, seen and none sinks', async () => {
  await nextDay();
  const sent = [];
  for (let n = 0; n < 40; n++) sent.push(await report('192.0.2.7', n % 2 === 0));
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [201]);
  const rows = await today();
  assert.equal(rows.length, 40);
  assert.deepEqual(
    [...new Set(rows.map(({ dangerNow, tier }) => `${dangerNow} ${tier}`))],
    ['true 5', 'false 2'],
  );
  assert.deepEqual(
    rows.slice(0, 20).map(({ dangerNow }) => dangerNow),
    Array.from({ length: 20 }, () => true),
    'danger stands first, whoever else wrote from there',
  );
  assert.equal((await report('198.51.100.3', true)).status, 201);
  const after = await today();
  assert.ok(after.findIndex(({ share }) => share === 1) === 0 && after[1]?.share === 1);
});

test('many alike are put aside in one act, each can be put back, and nothing is deleted', async () => {
  await nextDay();
  const receipts = [];
  for (let n = 0; n < 12; n++) receipts.push((await report('192.0.2.9', true)).receipt);
  const rows = await today();
  const unread = await aside('set-aside', rows);
  assert.equal(unread.status, 422, 'no danger report is put aside unread');
  assert.ok(unread.text.includes('not-read'));
  assert.equal((await today()).length, 12, 'all or none');
  await readAll(rows);
  assert.equal((await aside('set-aside', rows)).status, 200);
  assert.deepEqual([(await today()).length, (await today('aside')).length], [0, 12]);
  assert.equal((await today('all')).length, 12);
  const asideRows = await today('aside');
  assert.equal((await aside('put-back', asideRows.slice(0, 1))).status, 200);
  assert.deepEqual([(await today()).length, (await today('aside')).length], [1, 11]);
  assert.equal((await aside('put-back', asideRows.slice(0, 2))).status, 409, 'a stale one, so none');
  assert.equal((await today('aside')).length, 11);
  for (const receipt of receipts)
    assert.equal((await reporterWith(system.url, receipt)).shown.locator.length, 6);
  const history = (await desk.view(rows[0]!.id)).timeline.map(({ type }) => type);
  assert.ok(history.includes('set-aside'));
});

test('who writes again is heard again, and who takes a case takes it out of what is put aside', async () => {
  await nextDay();
  const sent = [await report('192.0.2.11', false), await report('192.0.2.11', false)];
  assert.equal(
    (await aside('set-aside', await today())).status,
    200,
    'what is not urgent needs no reading first',
  );
  const reporter = await reporterWith(system.url, sent[0]!.receipt);
  assert.equal((await reporter.write('Tôi vẫn ở đây')).status, 201);
  const [heard] = await today();
  assert.ok(heard?.unread && !heard.aside);
  const [other] = await today('aside');
  assert.equal((await desk.command(other!.id, { type: 'take' })).status, 200);
  assert.equal((await today('aside')).length, 0);
  const taken = (await today()).find(({ id }) => id === other!.id)!;
  assert.equal((await aside('set-aside', [taken])).status, 422, 'what somebody works on is theirs');
});

test('another organisation puts nothing of ours aside', async () => {
  await nextDay();
  await report('192.0.2.13', false);
  const rows = await today();
  const ours = desk;
  desk = await personOf(system, 'police');
  const answer = await aside('set-aside', rows);
  desk = ours;
  assert.equal(answer.status, 422);
  assert.equal((await today()).length, 1);
});
