import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { isForPlatforms } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';

const HELP = 'help.kmm.test';
const DESK = 'desk.kmm.test';
const TOKEN = 'a-token-for-the-collector-of-metrics';
let system: TestSystem;
before(async () => {
  system = await startTestSystem({
    mode: 'serve',
    portalUrl: `https://${HELP}`,
    consoleUrl: `https://${DESK}`,
    metricsToken: TOKEN,
  });
});
after(() => system[Symbol.asyncDispose]());

const ask = async (host: string, path: string, method = 'GET', headers: Record<string, string> = {}) =>
  system.running.app.request(path, {
    method: method.toUpperCase(),
    headers: { host, ...headers, ...(method !== 'GET' && { 'content-type': 'application/json' }) },
    ...(method.toUpperCase() !== 'GET' && { body: '{"none":1}' }),
  });
const elsewhere = async (answer: Response): Promise<boolean> =>
  answer.status === 302 || /lives on another host/.test(await answer.text());

test('no route of staff answers on the help host, whichever it is, and every one at the desk', async () => {
  const staff = system.running.routes.filter(
    ({ permission }) => permission !== 'public' && !isForPlatforms(permission),
  );
  assert.ok(staff.length >= 80, String(staff.length));
  for (const { method, path } of [
    ...staff,
    { method: 'post', path: '/v1/session' },
    { method: 'get', path: '/console/*' },
  ]) {
    const address = path.replace(/\{[^}]+\}/g, randomUUID()).replace('*', '');
    assert.equal(
      await elsewhere(await ask(HELP, address, method)),
      true,
      `${method} ${path} on the help host`,
    );
    assert.equal(await elsewhere(await ask(DESK, address, method)), false, `${method} ${path} at the desk`);
  }
});

test('what anybody or a platform may call answers on the help host', async () => {
  const open = system.running.routes.filter(({ host }) => host === 'both');
  for (const { method, path } of open) {
    const address = path.replace(/\{[^}]+\}/g, randomUUID()).replace('*', 'x');
    assert.equal(await elsewhere(await ask(HELP, address, method)), false, `${method} ${path}`);
  }
  assert.equal((await ask(DESK, '/vi/giup')).headers.get('location'), `https://${DESK}/console/`);
  assert.equal((await ask(HELP, '/console/')).headers.get('location'), `https://${HELP}`);
});

test('metrics answer a collector with the token, and never on a host that others reach', async () => {
  const bearer = { authorization: `Bearer ${TOKEN}` };
  assert.equal((await ask('127.0.0.1:8080', '/metrics', 'GET', bearer)).status, 200);
  assert.equal((await ask('127.0.0.1:8080', '/metrics')).status, 404);
  assert.equal((await ask('127.0.0.1:8080', '/metrics', 'GET', { authorization: 'Bearer x' })).status, 404);
  for (const host of [HELP, DESK]) assert.equal((await ask(host, '/metrics', 'GET', bearer)).status, 404);
});

test('a browser is told on every host never to come by http, and its cookie is bound to the host', async () => {
  for (const [host, path] of [
    [HELP, '/vi/giup'],
    [HELP, '/v1/teams'],
    [DESK, '/console/'],
    [DESK, '/v1/session'],
    [DESK, '/v1/no-such-route'],
  ] as const)
    assert.match(
      (await ask(host, path)).headers.get('strict-transport-security') ?? '',
      /max-age=31536000/,
      path,
    );
  const [person] = system.seeded.people;
  const signedIn = await system.running.app.request('/v1/session', {
    method: 'POST',
    headers: { host: DESK, origin: `https://${DESK}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: person!.email, password: person!.password }),
  });
  assert.equal(signedIn.status, 200);
  assert.match(
    signedIn.headers.get('set-cookie') ?? '',
    /^__Host-kmm=[^;]+; Path=\/; HttpOnly; SameSite=Strict; .*Secure/,
  );
});
