import assert from 'node:assert/strict';
import test from 'node:test';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { houseEnvironment, serveInProcess } from './database/server-process.ts';

const postgres = process.env.TEST_DATABASE_URL;
const skip = postgres ? false : 'needs TEST_DATABASE_URL';
const since = (begun: number) => Math.round(performance.now() - begun);
const healthy = (url: string) =>
  fetch(new URL('/readyz', url)).then(
    ({ status }) => status,
    () => 0,
  );

test('a second server on one database refuses and says who holds it; after a kill it starts at once', {
  skip,
}, async (t) => {
  await using own = await newPostgresDatabase(postgres!);
  const env = houseEnvironment(own.url);
  await using first = await serveInProcess(env);
  assert.notEqual(first.url, '', first.said());
  const begun = performance.now();
  {
    await using second = await serveInProcess(env);
    assert.equal(second.url, '');
    assert.equal(await second.ended, 1);
    const holder = `in use by the server at ${first.url}, process ${first.child.pid}`;
    assert.ok(second.said().includes(holder), second.said());
    assert.match(second.said(), /stop it first/);
    t.diagnostic(`figure: a second server refused after ${since(begun)} ms`);
  }
  assert.equal(await healthy(first.url), 200);
  first.child.kill('SIGKILL');
  await first.ended;
  const killed = performance.now();
  await using next = await serveInProcess(env, first);
  assert.notEqual(next.url, '', next.said());
  assert.equal(await healthy(next.url), 200, next.said());
  t.diagnostic(`figure: after kill -9 the next server was ready after ${since(killed)} ms`);
});

test('a server that hangs loses the database to one that starts, and ends when it wakes', {
  skip,
}, async (t) => {
  await using own = await newPostgresDatabase(postgres!);
  const env = houseEnvironment(own.url);
  await using first = await serveInProcess(env);
  assert.notEqual(first.url, '', first.said());
  first.child.kill('SIGSTOP');
  const begun = performance.now();
  await using second = await serveInProcess(env, first);
  assert.notEqual(second.url, '', second.said());
  assert.equal(await healthy(second.url), 200, second.said());
  t.diagnostic(`figure: beside a stopped server the next one was ready after ${since(begun)} ms`);
  first.child.kill('SIGCONT');
  const woken = performance.now();
  assert.equal(await first.ended, 1);
  t.diagnostic(`figure: the stopped one ended ${since(woken)} ms after it woke`);
  assert.match(first.said(), /taken over by the server at/);
  assert.equal(await healthy(second.url), 200);
});
