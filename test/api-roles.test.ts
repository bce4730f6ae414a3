import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { ROLE_CODES, type Role, rolesThat } from '@khong-mot-minh/contracts/codes';
import { insertPerson, putCredential } from '@khong-mot-minh/database';
import { createPortal } from '@khong-mot-minh/portal';
import { hashPassword, isForPlatforms } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call, signIn, type Who } from './api/call.ts';

let system: TestSystem;
const people = new Map<Role, Who>();
const signInAs = new Map<Role, () => Promise<Who>>();

before(async () => {
  system = await startTestSystem();
  const password = 'mot-mat-khau-de-thu';
  const passwordHash = await hashPassword(password);
  for (const role of ROLE_CODES) {
    const id = randomUUID();
    const email = `${role}@bo-cau.example`;
    const keys = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
    await system.running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
      const org = system.seeded.organisations.helpline!.id;
      await insertPerson(sql, { id, org, name: role, email, roles: [role], ...keys });
      await as('kmm_auth', (auth) => putCredential(auth, id, passwordHash, null));
    });
    signInAs.set(role, () => signIn(system.url, { email, password }));
    people.set(role, await signInAs.get(role)!());
  }
});
after(() => system[Symbol.asyncDispose]());

// Signing out ends the session that the other rows of the matrix need.
const lastOf = ({ method, path }: { method: string; path: string }) =>
  method === 'delete' && /^\/v1\/sessions?$/.test(path) ? (path === '/v1/session' ? 2 : 1) : 0;
const matrix = () => system.running.routes.toSorted((a, b) => lastOf(a) - lastOf(b));

const send = (route: { method: string; path: string }, who: Parameters<typeof call>[4]): Promise<Answer> => {
  const path = route.path.replace(/\{[^}]+\}/g, randomUUID()).replace('*', 'x');
  // No body fits: who may call gets as far as 404, 415 or 422, and nothing is changed.
  const body = route.method === 'get' || route.method === 'delete' ? undefined : '{"none":1}';
  return call(system.url, route.method.toUpperCase(), path, body, who);
};

const codeOf = (answer: Answer) => (answer.json as { code?: string } | undefined)?.code;
const refused = (answer: Answer) =>
  ['not-signed-in', 'bad-key', 'forbidden', 'wrong-origin'].includes(codeOf(answer) ?? '');

test('every route of the app is in the registry or is a page of the portal', () => {
  const pages = createPortal({
    ...({} as Parameters<typeof createPortal>[0]),
    now: () => new Date(),
    consoleUrl: 'http://127.0.0.1',
  });
  const known = new Set([
    ...system.running.routes.map((r) => `${r.method.toUpperCase()} ${r.path.replace(/\{(\w+)\}/g, ':$1')}`),
    ...pages.routes.map((r) => `${r.method} ${r.path}`),
  ]);
  // 'ALL' rows are middleware that answers nothing of its own.
  const routes = system.running.app.routes.filter((r) => r.method !== 'ALL');
  const unknown = routes.map((r) => `${r.method} ${r.path}`).filter((name) => !known.has(name));
  assert.deepEqual([...new Set(unknown)], []);
  assert.ok(system.running.routes.length >= 36, String(system.running.routes.length));
});

test('without credentials every route but the public ones is refused with 401', async (t) => {
  t.diagnostic(`figure: ${matrix().length} routes × ${ROLE_CODES.length} roles, each tried`);
  for (const route of matrix()) {
    const answer = await send(route, {});
    const label = `${route.method} ${route.path}: ${answer.status} ${codeOf(answer)}`;
    if (route.permission === 'public')
      assert.ok(!refused(answer) || codeOf(answer) === 'wrong-origin', label);
    else assert.equal(answer.status, 401, label);
  }
});

test('a wrong kind of principal is refused with 401, whatever else it holds', async () => {
  const forged = { cookie: `kmm=${'A'.repeat(43)}` };
  for (const route of matrix()) {
    if (route.permission === 'public') continue;
    const wrong: Who[] = isForPlatforms(route.permission)
      ? [people.get('administrator')!, { key: 'kmm_aaaaaaaaaaaaaaaaaaaaaaaa' }, { key: '' }]
      : [{ key: system.seeded.platform.key }, forged];
    for (const who of wrong) {
      const answer = await send(route, who);
      assert.equal(answer.status, 401, `${route.method} ${route.path}`);
    }
  }
});

for (const role of ROLE_CODES)
  test(`the role "${role}" reaches exactly the routes that name it`, async () => {
    for (const route of matrix()) {
      // Before the last row this person signed out everywhere.
      const who = lastOf(route) === 2 ? await signInAs.get(role)!() : people.get(role)!;
      if (route.permission === 'public' || isForPlatforms(route.permission)) continue;
      const allowed = route.permission === 'person' || rolesThat(route.permission.may).includes(role);
      const answer = await send(route, who);
      const label = `${route.method} ${route.path}: ${answer.status} ${codeOf(answer)}`;
      if (allowed) assert.ok(!refused(answer) && answer.status < 500, label);
      else assert.equal(codeOf(answer), 'forbidden', label);
    }
  });

test('a signed-in browser changes nothing for another site, nor without saying where it is', async () => {
  const { people: seeded } = system.seeded;
  const who = await signIn(system.url, seeded[2]!);
  for (const route of matrix()) {
    if (route.method === 'get' || route.permission === 'public' || isForPlatforms(route.permission)) continue;
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await send(route, { ...who, origin });
      assert.equal(codeOf(answer), 'wrong-origin', `${route.method} ${route.path} from "${origin}"`);
    }
  }
});

test('signing in from another site is refused before the password is looked at', async () => {
  const { email, password } = system.seeded.people[2]!;
  for (const origin of [undefined, 'https://evil.example']) {
    const headers: Record<string, string> = origin ? { origin } : {};
    const answer = await call(system.url, 'POST', '/v1/session', { email, password }, { headers });
    assert.equal(codeOf(answer), 'wrong-origin');
  }
});
