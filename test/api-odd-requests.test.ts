import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { openTeam, reportFor } from './api/reporter.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

/** Sends bytes as they are and gives all that comes back; for what `fetch` would not send. */
function raw(bytes: string): Promise<string> {
  const { port, hostname } = new URL(system.url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy());
  });
}

test('a method that an address does not know is 405 with the ones it knows', async () => {
  for (const { path } of system.running.routes) {
    const address = path.replace(/\{[^}]+\}/g, 'x').replace('*', 'x');
    const known = system.running.routes.filter((r) => r.path === path).map((r) => r.method.toUpperCase());
    for (const method of ['PATCH', 'OPTIONS', 'PROPFIND']) {
      const answer = await call(system.url, method, address);
      assert.equal(answer.status, 405, `${method} ${address}`);
      assert.match(answer.type, /problem\+json/);
      const allowed = (answer.headers.get('allow') ?? '').split(', ');
      assert.ok(
        known.every((m) => allowed.includes(m)),
        `${address}: ${allowed}`,
      );
    }
  }
});

test('HEAD answers as GET without a body', async () => {
  for (const path of ['/healthz', '/v1/teams', '/v1/openapi.json', '/docs']) {
    const answer = await call(system.url, 'HEAD', path);
    assert.deepEqual([answer.status, answer.text], [200, ''], path);
  }
  assert.equal((await call(system.url, 'HEAD', '/v1/cases')).status, 401);
});

test('an unknown address is a 404 problem', async () => {
  for (const path of [
    '/v1',
    '/v1/',
    '/v1/none',
    '/v1//teams',
    '/nope',
    '/.env',
    '/console/x.js',
    '/v1/teams/',
  ]) {
    const answer = await call(system.url, 'GET', path);
    assert.equal(answer.status, 404, path);
    if (path.startsWith('/v1')) assert.match(answer.type, /problem\+json/, path);
  }
});

const ODD: [what: string, bytes: string, status: RegExp][] = [
  ['TRACE', 'TRACE /v1/teams HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 4\d\d/],
  ['no host', 'GET /v1/teams HTTP/1.0\r\n\r\n', /^HTTP\/1.1 (200|4\d\d)/],
  [
    'a host that is none',
    'GET /v1/teams HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 4\d\d/,
  ],
  ['an empty host', 'GET /v1/teams HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 (200|4\d\d)/],
  [
    'a whole address as target',
    'GET http://evil.example/v1/teams HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 (200|4\d\d)/,
  ],
  [
    'an asterisk as target',
    'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 (204|4\d\d)/,
  ],
  [
    'a target with two slashes',
    'GET //v1/teams HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 (3|4)\d\d/,
  ],
  [
    'broken escapes',
    'GET /%zz/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 4\d\d/,
  ],
  [
    'a length that lies',
    'POST /v1/pledges HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n{}',
    /^HTTP\/1.1 413/,
  ],
  [
    'two lengths',
    'POST /v1/pledges HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    /^HTTP\/1.1 400/,
  ],
  [
    'broken chunks',
    'POST /v1/pledges HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    /^HTTP\/1.1 400|^$/,
  ],
  [
    'large headers',
    `GET /v1/teams HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    /^HTTP\/1.1 431/,
  ],
  [
    'a cookie of rubbish',
    'GET /v1/session HTTP/1.1\r\nHost: a\r\nCookie: ;;=;kmm=;kmm\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 401/,
  ],
  [
    'a path upwards',
    'GET /console/../../package.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 404/,
  ],
  [
    'an escaped path upwards',
    'GET /console/..%2f..%2fpackage.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 404/,
  ],
  [
    'a tile upwards',
    'GET /ledger/tile/../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 404/,
  ],
];
for (const [what, bytes, status] of ODD)
  test(`${what} is answered without a fault`, async () => {
    const answer = await raw(bytes);
    assert.match(answer, status, answer.slice(0, 200));
  });

const stream = (chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

test('a body that is too large is refused after the sender has finished, and the connection goes on', async () => {
  const megabyte = new Uint8Array(1024 * 1024).fill(0x20);
  for (let i = 0; i < 3; i++) {
    const chunks = Array.from({ length: 4 }, () => megabyte);
    const response = await fetch(`${system.url}/v1/pledges`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream(chunks),
      ...{ duplex: 'half' },
    });
    assert.equal(response.status, 413);
    assert.match(await response.text(), /too-large/);
    assert.equal((await call(system.url, 'POST', '/v1/pledges', ' '.repeat(4 * 1024 * 1024))).status, 413);
    assert.equal((await call(system.url, 'GET', '/healthz')).status, 200);
  }
});

test('nobody is given the receipt of another who sent the same words under a key that can be guessed', async () => {
  const place = { kind: 'address', platform: 'x', value: 'https://a.example/1' };
  const sent = {
    '/v1/reports': { ...reportFor((await openTeam(system.url)).id), text: 'giúp mình với' },
    '/v1/take-downs': { agePath: 'under18', place },
  };
  const desk = await personOf(system, 'helpline', 1);
  const bank = { name: { vi: 'n', en: 'n' }, category: 'NCII_MINOR', takes: 'under18' };
  assert.equal((await desk.send('POST', '/v1/banks', bank)).status, 201);
  for (const [path, body] of Object.entries(sent)) {
    const once = async (key: string) => {
      const answer = await call(system.url, 'POST', path, body, { headers: { 'idempotency-key': key } });
      assert.equal(answer.status, 201, answer.text);
      return { ...(answer.json as { receipt: string }), ignored: answer.headers.get('idempotency-ignored') };
    };
    for (const key of ['report-1', 'x'.repeat(21), `${'x'.repeat(21)}.`]) {
      const [first, second] = [await once(key), await once(key)];
      assert.notEqual(first.receipt, second.receipt, `${path} ${key}`);
      assert.equal(second.ignored, 'guessable');
    }
    const key = randomBytes(16).toString('base64url');
    const [first, second] = [await once(key), await once(key)];
    assert.deepEqual([second.receipt, second.ignored], [first.receipt, null], path);
  }
});

test('the Idempotency-Key must be 8 to 200 visible characters', async () => {
  const body = { nickname: 'n', province: 'x' };
  for (const key of ['', 'short', 'with a space', 'x'.repeat(201)]) {
    const headers = { 'idempotency-key': key };
    const answer = await call(system.url, 'POST', '/v1/reports', body, { headers });
    assert.equal(answer.status, 422, key);
    assert.match(answer.text, /"\/headers\/idempotency-key"/);
  }
});
