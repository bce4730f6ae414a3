import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { startTestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { cuttableProxy } from './database/cuttable-proxy.ts';

const postgres = process.env.TEST_DATABASE_URL;
const skip = postgres ? false : 'needs TEST_DATABASE_URL';

test('a database that goes away in the middle is told as 503, and the same server goes on when it is back', {
  skip,
}, async (t) => {
  await using own = await newPostgresDatabase(postgres!);
  await using proxy = await cuttableProxy(own.url);
  // Nobody above them: each would have ended the process.
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  await using system = await startTestSystem({ databaseUrl: proxy.url });
  const { url, seeded } = system;
  const { key } = seeded.platform;
  await putAccounts(url, key, 'away');
  const [first, ...rest] = extortionRun('away');
  assert.equal((await judge(url, key, first!)).outcome, 'allow');

  // Under load, so that connections break while statements are on their way.
  const running = new AbortController();
  const statuses = new Map<string, number>();
  const client = async (n: number) => {
    for (let i = 0; !running.signal.aborted; i++) {
      const event = { ...first, id: `load-${n}-${i}`, actor: `load-${n}` };
      const answer = await call(url, 'POST', '/v1/events', event, { key });
      const code =
        answer.status === 200 ? '200' : `${answer.status} ${(answer.json as { code: string }).code}`;
      statuses.set(code, (statuses.get(code) ?? 0) + 1);
    }
  };
  const clients = Array.from({ length: 8 }, (_, n) => client(n));
  await wait(500);
  await proxy.cut();
  await wait(2500);
  const refused = await call(url, 'GET', '/v1/teams');
  assert.equal(refused.status, 503, refused.text);
  assert.equal(refused.headers.get('retry-after'), '5');
  assert.match(refused.text, /"not-ready".*The database does not answer; nothing was done/);
  const page = await fetch(new URL('/vi/giup', url));
  assert.equal(page.status, 503);
  assert.match(await page.text(), /tel:111/);
  assert.equal((await fetch(new URL('/readyz', url))).status, 503);
  assert.equal((await fetch(new URL('/healthz', url))).status, 200);

  await proxy.restore();
  const back = performance.now();
  while ((await call(url, 'GET', '/v1/teams')).status !== 200) await wait(50);
  t.diagnostic(
    `figure: answered again ${Math.round(performance.now() - back)} ms after the database was back`,
  );
  await wait(500);
  running.abort();
  await Promise.all(clients);
  assert.deepEqual([...statuses.keys()].sort(), ['200', '503 not-ready']);
  for (const event of rest) await judge(url, key, event);
  const last = await judge(url, key, { ...rest.at(-1)!, id: 'away-again' });
  assert.ok(last.tier >= 4, `tier ${last.tier}`);
  // The lease looks again every second; nobody came between.
  const lost = await Promise.race([system.running.lost, wait(1500).then(() => 'kept')]);
  assert.equal(lost, 'kept');
  assert.deepEqual(uncaught, []);
  process.off('uncaughtException', note).off('unhandledRejection', note);
});
