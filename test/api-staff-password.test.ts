import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Problem, Session } from '@khong-mot-minh/contracts';
import { putCredential } from '@khong-mot-minh/database';
import { hashPassword } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call, signIn } from './api/call.ts';
import { totpCode } from './api/totp-code.ts';

let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({ trustProxy: 1 }, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const tries = (
  email: string,
  password: string,
  from = '192.0.2.1',
  more: { cookie?: string } = {},
  totp?: string,
) => {
  const headers = { origin: system.url, 'x-forwarded-for': from, ...more };
  return call(system.url, 'POST', '/v1/session', { email, password, ...(totp && { totp }) }, { headers });
};
const during = async (ask: () => Promise<Answer>) => {
  const from = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - from };
};
const timed = (email: string, password: string) => during(() => tries(email, password));
const comparable = ({ status, type, text, headers }: Answer) => {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  return { status, type, text, kept };
};

test('wrong passwords lock nobody out: from elsewhere the right one passes, and the answers tell nothing', async () => {
  const person = system.seeded.people[2]!;
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i++) {
    const one = await timed(person.email, 'sai-mat-khau');
    const other = await timed(`khong-co-${i}@bo-cau.example`, 'sai-mat-khau');
    assert.deepEqual(comparable(one.answer), comparable(other.answer));
    assert.equal(one.answer.status, 401);
    known.push(one.ms);
    unknown.push(other.ms);
  }
  // The fastest of each: a busy machine only ever adds.
  const ratio = Math.min(...known) / Math.min(...unknown);
  assert.ok(ratio > 0.3 && ratio < 3, `a known account takes ${ratio.toFixed(2)} times as long`);
  for (let i = 0; i < 20; i++) await tries(person.email, 'sai-mat-khau', `198.51.${100 + i}.7`);
  assert.equal((await tries(person.email, person.password, '203.0.113.9')).status, 200);
});

test('signing out everywhere ends every session of the person, and of nobody else', async () => {
  const [person, other] = [system.seeded.people[2]!, system.seeded.people[4]!];
  const [here, there, colleague] = [
    await signIn(system.url, person),
    await signIn(system.url, person),
    await signIn(system.url, other),
  ];
  const status = async (who: Parameters<typeof call>[4]) =>
    (await call(system.url, 'GET', '/v1/session', undefined, who)).status;
  assert.equal((await call(system.url, 'DELETE', '/v1/sessions', undefined, here)).status, 204);
  assert.deepEqual([await status(here), await status(there), await status(colleague)], [401, 401, 200]);
});

test('a person changes their password: other sessions end, this one goes on, and the ledger knows', async () => {
  const person = system.seeded.people[3]!;
  const [here, there] = [await signIn(system.url, person), await signIn(system.url, person)];
  const password = 'mot-cau-dai-de-nho';
  const change = (body: object) => call(system.url, 'POST', '/v1/session/password', body, here);
  const weak = await change({ current: person.password, password: 'aaaaaaaaaaaa' });
  assert.deepEqual([weak.status, /"\/password","code":"few-signs"/.test(weak.text)], [422, true]);
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
  const rows = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  assert.equal(rows.filter(({ entry }) => Buffer.from(entry).includes('password.changed')).length, 1);
});

test('a stolen session that guesses the password ends itself, and locks nobody out', async () => {
  const person = system.seeded.people[4]!;
  const who = await signIn(system.url, person);
  const change = (current: string) =>
    call(system.url, 'POST', '/v1/session/password', { current, password: 'mot-cau-dai-de-nho' }, who);
  for (let i = 0; i < 6; i++) assert.equal((await change(`sai-${i}`)).status, 403);
  assert.equal((await change(person.password)).status, 401);
  assert.equal((await tries(person.email, person.password)).status, 200);
});

/** More guesses than may wait; they go on waiting while the test asks what else comes through. */
async function fillLane(email: string): Promise<void> {
  const guesses = Array.from({ length: 24 }, () => tries(email, 'sai-mat-khau'));
  await Promise.any(
    guesses.map(async (guess) => {
      const answer = await guess.catch(() => undefined);
      assert.deepEqual([answer?.status, answer?.headers.get('retry-after')], [503, '30']);
    }),
  );
}

test('a device that was in before waits for no guesser, and a new password makes it a stranger', async () => {
  const person = system.seeded.people[5]!;
  const first = await tries(person.email, person.password);
  const [session, device] = first.headers.getSetCookie();
  assert.match(device!, /^kmm-device=\d+\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/);
  for (let i = 0; i < 6; i++) assert.equal((await tries(person.email, 'sai-mat-khau')).status, 401);
  const cookie = device!.split(';')[0]!;
  // As many guesses as wait at a time, from the very same address: what comes then waits with them.
  await fillLane(person.email);
  const [known, stranger] = await Promise.all([
    during(() => tries(person.email, person.password, undefined, { cookie })),
    during(() => tries(person.email, person.password)),
  ]);
  assert.equal(known.answer.status, 200);
  assert.ok(stranger.ms > 1900, `a stranger waited ${stranger.ms} ms`);
  const colleague = system.seeded.people[3]!;
  const wrong = await tries(colleague.email, 'sai-mat-khau');
  assert.equal(wrong.status, 401, 'who waits has given the place back: others of the same line are answered');
  const foreign = await tries(system.seeded.people[6]!.email, 'x', undefined, { cookie });
  assert.equal(foreign.status, 401, 'it is the mark of one account');
  const mine = { cookie: session!.split(';')[0]! };
  const body = { current: person.password, password: 'mot-cau-dai-de-nho' };
  assert.equal((await call(system.url, 'POST', '/v1/session/password', body, mine)).status, 204);
  await fillLane(person.email);
  const late = await during(() => tries(person.email, body.password, undefined, { cookie }));
  assert.ok(late.ms > 1900, `with a new password the device waited ${late.ms} ms`);
});

/** A member with an authenticator, as every one has outside the demo. */
async function memberWithCode(nth: number) {
  const person = system.seeded.people[nth]!;
  const { deps } = system.running;
  const secret = 'JBSWY3DPEHPK3PXP';
  await deps.db.tx(
    { kind: 'system' },
    async ({ sql }) =>
      putCredential(sql, person.id, await hashPassword(person.password), deps.vault.seal('totp', secret)),
    'kmm_auth',
  );
  const code = () => totpCode(secret, clock);
  return { person, code };
}

test('the right password with the right code passes at once, even beside a guesser', async () => {
  const { person, code } = await memberWithCode(0);
  for (let i = 0; i < 6; i++) await tries(person.email, 'sai-mat-khau');
  await fillLane(person.email);
  const used = code();
  const right = await tries(person.email, person.password, undefined, {}, used);
  assert.equal(right.status, 200, right.text);
  const wrong = used === '000000' ? '000001' : '000000';
  for (const other of [wrong, used]) {
    await fillLane(person.email);
    const { answer, ms } = await during(() => tries(person.email, person.password, undefined, {}, other));
    assert.notEqual(answer.status, 200);
    assert.ok(ms > 1900, 'a wrong code, or one that was used, waits with the guesses');
  }
});

test('after a right password five wrong codes stop strangers for a quarter of an hour, and the member is told', async () => {
  const { person, code } = await memberWithCode(1);
  const first = await tries(person.email, person.password, '203.0.113.20', {}, code());
  const cookie = first.headers.getSetCookie()[1]!.split(';')[0]!;
  clock += 60_000;
  const wrong = code() === '000000' ? '000001' : '000000';
  const thief = (totp: string) => tries(person.email, person.password, '203.0.113.99', {}, totp);
  for (let i = 0; i < 4; i++) assert.equal((await thief(wrong)).status, 401);
  assert.equal((await thief(code())).status, 200, 'four are a mistake');
  clock += 60_000;
  for (let i = 0; i < 5; i++) assert.equal((await thief(wrong)).status, 401);
  // The right password is told, whatever the code; a wrong one learns nothing, not even that anything is stopped.
  for (const totp of [code(), wrong, undefined]) {
    const stopped = await tries(person.email, person.password, '203.0.113.99', {}, totp);
    assert.deepEqual(
      [stopped.status, (stopped.json as Problem).code],
      [429, 'codes-stopped'],
      `code ${totp}`,
    );
    const seconds = Number(stopped.headers.get('retry-after'));
    assert.ok(seconds > 14 * 60 && seconds <= 15 * 60, String(seconds));
    const guess = await tries(person.email, 'sai-mat-khau', '203.0.113.98', {}, totp);
    assert.deepEqual([guess.status, (guess.json as Problem).code], [401, 'bad-credentials']);
  }
  const member = await tries(person.email, person.password, '203.0.113.20', { cookie }, code());
  assert.equal(member.status, 200, 'a known device keeps its way in');
  assert.ok((member.json as Session).codesStoppedAt, 'and its holder is told');
  clock += 60_000;
  assert.equal((await thief(code())).status, 429, 'strangers are still stopped');
  clock += 15 * 60_000;
  const later = await thief(code());
  assert.equal(later.status, 200);
  assert.equal((later.json as Session).codesStoppedAt, undefined, 'it is told once');
});
