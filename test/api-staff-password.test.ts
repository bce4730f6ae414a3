import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@kmm/testing';
import { type Answer, call, signIn } from './api/call.ts';

let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const tries = (email: string, password: string) =>
  call(system.url, 'POST', '/v1/session', { email, password }, { headers: { origin: system.url } });
const timed = async (email: string, password: string) => {
  const from = performance.now();
  const answer = await tries(email, password);
  return { answer, ms: performance.now() - from };
};
const comparable = ({ status, type, text, headers }: Answer) => {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  return { status, type, text, kept };
};
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

test('a locked account and one that nobody has answer the same, and take as long', async () => {
  const person = system.seeded.people[2]!;
  for (let i = 0; i < 6; i++) assert.equal((await tries(person.email, 'sai-mat-khau')).status, 401);
  const [locked, unknown]: [number[], number[]] = [[], []];
  for (let i = 0; i < 9; i++) {
    // Even the right password does not open it, nor does it say that it is right.
    const one = await timed(person.email, i % 2 ? person.password : 'sai-mat-khau');
    const other = await timed(`khong-co-${i}@bo-cau.example`, 'sai-mat-khau');
    assert.deepEqual(comparable(one.answer), comparable(other.answer));
    assert.equal(one.answer.status, 401);
    locked.push(one.ms);
    unknown.push(other.ms);
  }
  const ratio = median(locked) / median(unknown);
  assert.ok(ratio > 0.5 && ratio < 2, `a locked account takes ${ratio.toFixed(2)} times as long`);
  clock += 15 * 60_000 + 1;
  assert.equal((await tries(person.email, person.password)).status, 200);
});

test('a person changes their password: other sessions end, this one goes on, and the ledger knows', async () => {
  const person = system.seeded.people[3]!;
  const [here, there] = [await signIn(system.url, person), await signIn(system.url, person)];
  const password = 'mot-cau-dai-de-nho';
  const change = (body: object) => call(system.url, 'POST', '/v1/session/password', body, here);
  assert.equal((await change({ current: 'sai', password })).status, 403);
  assert.equal((await change({ current: person.password, password: 'ngan' })).status, 422);
  assert.equal((await change({ current: person.password, password: person.password })).status, 422);
  assert.equal((await call(system.url, 'GET', '/v1/session', undefined, there)).status, 200);
  const done = await change({ current: person.password, password });
  assert.equal(done.status, 204, done.text);
  assert.equal((await call(system.url, 'GET', '/v1/session', undefined, here)).status, 200);
  assert.equal((await call(system.url, 'GET', '/v1/session', undefined, there)).status, 401);
  assert.equal((await tries(person.email, person.password)).status, 401);
  assert.equal((await tries(person.email, password)).status, 200);
  await system.running.sequencer.run();
  const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>('select entry from ledger_leaf');
  assert.equal(rows.filter(({ entry }) => Buffer.from(entry).includes('password.changed')).length, 1);
});

test('guessing the current password from a stolen session locks the account as at sign-in', async () => {
  const person = system.seeded.people[4]!;
  const who = await signIn(system.url, person);
  const change = (current: string) =>
    call(system.url, 'POST', '/v1/session/password', { current, password: 'mot-cau-dai-de-nho' }, who);
  for (let i = 0; i < 6; i++) assert.equal((await change(`sai-${i}`)).status, 403);
  assert.equal((await change(person.password)).status, 403);
  assert.equal((await tries(person.email, person.password)).status, 401);
});
