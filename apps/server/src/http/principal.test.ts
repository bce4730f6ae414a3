import assert from 'node:assert/strict';
import test from 'node:test';
import type { Role } from '@khong-mot-minh/contracts';
import type { PlatformKey, SignedIn } from '@khong-mot-minh/database';
import { Hono } from 'hono';
import { createAdmission } from '../limits/admission.ts';
import {
  type AppEnv,
  actorOfPrincipal,
  type Identify,
  type Permission,
  permit,
  personOf,
  platformOf,
} from './principal.ts';
import { HttpProblem } from './problems.ts';

const KEY = 'k'.repeat(20);
const COOKIE = 'kmm-session=x';
const DESK = 'https://desk.example';
const admission = createAdmission(() => new Date(0));
const asker = admission.of('198.51.100.7');

/** A route behind one permission, and everything that it asked for. */
function behind(permission: Permission, { scopes = ['all'], roles = [] as Role[] } = {}) {
  const asked: unknown[] = [];
  const platform = { org: 'p', keyId: 'i', scopes } as unknown as PlatformKey;
  const person = { orgId: 'o', personId: 'n', roles, tokenHash: new Uint8Array(1) };
  // `as`: what a route asks about a key or a person is there, the rest of them is not looked at.
  const identify: Identify = {
    platform: async (key, from) => {
      asked.push(['platform', key, from]);
      return key === KEY ? platform : undefined;
    },
    forgetKeys: () => undefined,
    person: async (cookie, from) => {
      asked.push(['person', cookie, from]);
      return cookie === COOKIE ? (person as unknown as SignedIn & { tokenHash: Uint8Array }) : undefined;
    },
    origins: new Set([DESK]),
    admission,
  };
  const app = new Hono<AppEnv>();
  app.use((c, next) => {
    c.set('asker', asker);
    return next();
  });
  app.all('/it', permit(identify, permission), (c) => c.json(c.get('principal').kind));
  app.all('/person', permit(identify, permission), (c) => c.json(personOf(c).personId));
  app.all('/platform', permit(identify, permission), (c) => c.json(platformOf(c).org));
  app.onError((error, c) => c.text(error instanceof HttpProblem ? error.code : String(error), 400));
  const call = async (headers: Record<string, string> = {}, method = 'GET', path = '/it') =>
    (await app.request(path, { method, headers })).text();
  return { call, asked };
}

test('a route for anybody asks nobody', async () => {
  const { call, asked } = behind('public');
  assert.equal(await call({ cookie: COOKIE, authorization: `Bearer ${KEY}` }, 'POST'), '"public"');
  assert.deepEqual(asked, []);
});

test('a platform is who brings a key that is known and good for the scope; what cannot be one is not looked up', async () => {
  const { call, asked } = behind({ scope: 'events' });
  const headers = { authorization: `Bearer ${KEY}` };
  assert.equal(await call(headers), '"platform"');
  assert.equal(await call(headers, 'GET', '/platform'), '"p"');
  assert.deepEqual(asked, [
    ['platform', KEY, asker],
    ['platform', KEY, asker],
  ]);
  assert.equal(await call({ authorization: `Bearer ${'x'.repeat(20)}` }), 'bad-key');
  assert.equal(asked.length, 3);
  const wrongs: Record<string, string>[] = [
    {},
    { authorization: KEY },
    { authorization: `Bearer ${KEY.slice(1)}` },
    { cookie: COOKIE },
  ];
  for (const wrong of wrongs) assert.equal(await call(wrong), 'bad-key');
  assert.equal(asked.length, 3);
  assert.equal(await behind({ scope: 'events' }, { scopes: ['hashes'] }).call(headers), 'forbidden');
});

test('a person is who brings a session; a change comes from the desk’s own page, a look need not', async () => {
  const { call, asked } = behind('person');
  assert.equal(await call({ cookie: COOKIE }), '"person"');
  assert.equal(await call({ cookie: COOKIE }, 'GET', '/person'), '"n"');
  assert.deepEqual(asked[0], ['person', COOKIE, asker]);
  assert.equal(await call({}), 'not-signed-in');
  assert.equal(await call({ authorization: `Bearer ${KEY}` }), 'not-signed-in');
  for (const method of ['POST', 'PUT', 'DELETE']) {
    assert.equal(await call({ cookie: COOKIE }, method), 'wrong-origin');
    assert.equal(await call({ cookie: COOKIE, origin: 'https://elsewhere.example' }, method), 'wrong-origin');
    assert.equal(await call({ cookie: COOKIE, origin: DESK }, method), '"person"');
  }
});

test('an action wants a role that has it', async () => {
  const headers = { cookie: COOKIE };
  assert.equal(await behind({ may: 'cases.work' }, { roles: ['counsellor'] }).call(headers), '"person"');
  assert.equal(await behind({ may: 'cases.work' }, { roles: ['policy-editor'] }).call(headers), 'forbidden');
  assert.equal(await behind({ may: 'cases.work' }).call(headers), 'forbidden');
});

test('nobody passes for somebody else, and each acts in their own name', async () => {
  assert.equal(await behind('public').call({}, 'GET', '/person'), 'not-signed-in');
  assert.equal(await behind('public').call({}, 'GET', '/platform'), 'bad-key');
  assert.equal(await behind('person').call({ cookie: COOKIE }, 'GET', '/platform'), 'bad-key');
  assert.equal(
    await behind({ scope: 'events' }).call({ authorization: `Bearer ${KEY}` }, 'GET', '/person'),
    'not-signed-in',
  );
  assert.deepEqual(actorOfPrincipal({ kind: 'public' }), { kind: 'public' });
  const platform = { kind: 'platform', org: 'p' } as unknown as Parameters<typeof actorOfPrincipal>[0];
  assert.deepEqual(actorOfPrincipal(platform), { kind: 'platform', org: 'p' });
  const person = { kind: 'person', orgId: 'o', personId: 'n' } as unknown as Parameters<
    typeof actorOfPrincipal
  >[0];
  assert.deepEqual(actorOfPrincipal(person), { kind: 'person', org: 'o', person: 'n' });
});
