import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { AccessView, Role } from '@khong-mot-minh/contracts';
import { insertApiKey } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { addPerson } from './api/add-person.ts';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { type Responder, responder } from './api/responder.ts';

let system: TestSystem;
let keeper: Responder & { password: string };
let counsellor: Responder & { password: string };
let clockMs = Date.now();
before(async () => {
  system = await startTestSystem({}, { now: () => new Date(clockMs) });
  counsellor = await deskOf('helpline');
  keeper = await deskOf('helpline', 1);
});
after(() => system[Symbol.asyncDispose]());

type Desk = Pick<Responder, 'send'> & { password: string };

/** A person of the demonstration, with what they type to confirm. */
async function deskOf(organisation: string, nth = 0): Promise<Responder & { password: string }> {
  const desk = await personOf(system, organisation, nth);
  return { ...desk, password: desk.person.password };
}

/** Another person of an organisation, at a desk. */
async function helper(role: Role, organisation: string): Promise<Desk> {
  const who = await addPerson(system, role, organisation);
  const { password } = who;
  return { password, send: (method, path, body) => call(system.url, method, path, body, who) };
}

const access = async (who: Desk): Promise<AccessView> => {
  const answer = await who.send('GET', '/v1/access');
  assert.equal(answer.status, 200, answer.text);
  return answer.json as AccessView;
};
const switchOff = (who: Desk, kind: string, target: string, more: object = {}) => {
  const { password } = who;
  return who.send('POST', '/v1/access/switch-offs', {
    kind,
    target,
    reason: 'a lost telephone',
    password,
    ...more,
  });
};
const idOf = async (who: Desk): Promise<string> =>
  ((await who.send('GET', '/v1/session')).json as { person: { id: string } }).person.id;

test('a person is switched off while the server runs, and only another person gives the access back', async () => {
  const target = await idOf(counsellor);
  const before = (await counsellor.send('GET', '/v1/session/keys')).json as { teams: unknown[] };
  assert.equal((await switchOff(counsellor, 'person', target)).status, 403);
  assert.equal((await switchOff(keeper, 'person', await idOf(keeper))).status, 422);
  const off = await switchOff(keeper, 'person', target);
  assert.equal(off.status, 201, off.text);
  assert.equal((await counsellor.send('GET', '/v1/session')).status, 401);
  await assert.rejects(responder(system.url, counsellor.person), /401/);
  const told = async (password: string) => {
    const { email } = counsellor.person;
    const headers = { origin: system.url };
    const answer = await call(system.url, 'POST', '/v1/session', { email, password }, { headers });
    return (answer.json as { code: string }).code;
  };
  assert.deepEqual(
    [await told(counsellor.person.password), await told('đoán mò')],
    ['switched-off', 'bad-credentials'],
  );
  assert.equal((await switchOff(keeper, 'person', target)).status, 409);

  const [waiting] = (await access(keeper)).switchedOff;
  assert.ok(waiting && !waiting.mayReview);
  const inboxOf = async (who: Desk) =>
    ((await who.send('GET', '/v1/inbox')).json as { counts: { switchOffs?: number } }).counts.switchOffs;
  const others = {
    reviewer: await helper('supervisor', 'helpline'),
    nobody: await helper('counsellor', 'helpline'),
  };
  assert.equal(await inboxOf(others.reviewer), 1, 'it waits for a second person');
  assert.equal(await inboxOf(keeper), 0, 'and not for who did it');
  assert.equal(await inboxOf(others.nobody), undefined);
  const review = (who: Desk, keep: boolean) =>
    who.send('POST', `/v1/access/switch-offs/${waiting.id}/review`, { keep });
  assert.equal((await review(keeper, false)).status, 403);
  const second = await helper('supervisor', 'helpline');
  const elsewhere = await deskOf('platform', 1);
  assert.equal((await review(elsewhere, false)).status, 404);
  assert.deepEqual((await access(elsewhere)).switchedOff, []);
  assert.equal((await access(second)).switchedOff[0]?.mayReview, true);
  assert.equal((await review(second, false)).status, 200);
  assert.equal((await review(second, true)).status, 409);

  const again = await responder(system.url, counsellor.person);
  const after = (await again.send('GET', '/v1/session/keys')).json as { teams: unknown[] };
  assert.ok(before.teams.length > 0);
  assert.deepEqual(after, before);
});

test('a person of another organisation cannot be switched off', async () => {
  const police = await deskOf('police');
  const target = await idOf(police);
  assert.equal((await switchOff(keeper, 'person', target)).status, 404);
  assert.equal((await police.send('GET', '/v1/session')).status, 200);
  assert.ok(!(await access(keeper)).people.some(({ id }) => id === target));
});

async function addKey(expiresAt?: Date): Promise<{ id: string; key: string }> {
  const made = { id: randomUUID(), key: `kmm_${randomBytes(24).toString('base64url')}` };
  const { id, key } = made;
  const org = system.seeded.platform.id;
  await system.running.deps.db.tx({ kind: 'system' }, ({ as }) =>
    as('kmm_auth', (auth) =>
      insertApiKey(auth, { id, org, hash: sha256(key), scopes: ['webhooks'], expiresAt }),
    ),
  );
  return made;
}

test('a key is switched off at once, kept so or given back by another person', async () => {
  const { id, key } = await addKey();
  const status = async () => (await call(system.url, 'GET', '/v1/webhooks', undefined, { key })).status;
  const first = await deskOf('platform', 1);
  const second = await helper('administrator', 'platform');
  assert.equal(await status(), 200);
  assert.equal((await switchOff(keeper, 'platform-key', id)).status, 404);
  assert.equal((await switchOff(first, 'platform-key', id)).status, 201);
  assert.equal(await status(), 401);
  const [off] = (await access(second)).switchedOff;
  const undone = await second.send('POST', `/v1/access/switch-offs/${off!.id}/review`, { keep: false });
  assert.equal(undone.status, 200, undone.text);
  assert.equal(await status(), 200);
});

test('a key ends at its time, remembered or not', async () => {
  const endsAtMs = Date.now() + 3600_000;
  const { id, key } = await addKey(new Date(endsAtMs));
  const status = async () => (await call(system.url, 'GET', '/v1/webhooks', undefined, { key })).status;
  assert.equal(await status(), 200);
  const supervisor = await deskOf('platform', 1);
  assert.ok((await access(supervisor)).keys.find((one) => one.id === id)?.expiresAt);
  clockMs = endsAtMs - 1000;
  assert.equal(await status(), 200);
  clockMs = endsAtMs + 1;
  assert.equal(await status(), 401);
});
