import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { PLATFORM_SCOPES } from '@khong-mot-minh/contracts/codes';
import { insertApiKey } from '@khong-mot-minh/database';
import { isForPlatforms, sha256 } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

async function keyFor(scopes: string[]): Promise<string> {
  const key = `kmm_${randomBytes(24).toString('base64url')}`;
  const { db } = system.running.deps;
  const org = system.seeded.platform.id;
  await db.tx({ kind: 'system' }, ({ as }) =>
    as('kmm_auth', (auth) => insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes })),
  );
  return key;
}

test('a key reaches the routes of its scopes, and a refusal names the scope that is missing', async () => {
  const keys = new Map<string, string>();
  for (const scope of PLATFORM_SCOPES) keys.set(scope, await keyFor([scope]));
  const routes = system.running.routes.filter(({ permission }) => isForPlatforms(permission));
  assert.ok(routes.length >= 15);
  for (const { method, path } of routes) {
    const address = path.replace(/\{[^}]+\}/g, randomUUID());
    const body = method === 'get' || method === 'delete' ? undefined : '{"none":1}';
    const refused = new Map<string, string>();
    for (const [scope, key] of keys) {
      const answer = await call(system.url, method.toUpperCase(), address, body, { key });
      const detail = (answer.json as { detail?: string } | undefined)?.detail ?? '';
      if (answer.status === 403 && /lacks the scope/.test(detail)) refused.set(scope, detail);
    }
    const allowed = [...keys.keys()].filter((scope) => !refused.has(scope));
    assert.ok(allowed.includes('all'), `${method} ${path}`);
    assert.ok(allowed.length <= 2, `${method} ${path}: ${allowed.join(', ')}`);
    const needed = allowed.find((scope) => scope !== 'all') ?? 'all';
    for (const detail of refused.values()) assert.equal(detail, `This key lacks the scope "${needed}"`);
  }
});

test('a key for events alone sends events and touches no account', async () => {
  const key = await keyFor(['events']);
  const event = { id: randomUUID(), type: 'session.ended', time: new Date().toISOString(), actor: 'a' };
  assert.equal((await call(system.url, 'POST', '/v1/events', event, { key })).status, 200);
  const put = { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' };
  const answer = await call(system.url, 'PUT', '/v1/accounts/a', put, { key });
  assert.equal(answer.status, 403);
  assert.match(answer.text, /scope \\"accounts\\"/);
  const none = await keyFor([]);
  assert.equal((await call(system.url, 'POST', '/v1/events', event, { key: none })).status, 403);
});
