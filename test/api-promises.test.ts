import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { parseReceipt } from '@khong-mot-minh/sealing';
import type { StartOptions } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { dumpText, findCanaries } from './api/dump.ts';
import { personOf } from './api/house.ts';
import { openTeam, reporterWith, reportFor, sendReport } from './api/reporter.ts';
import { SAMPLES } from './api/samples.ts';

const lines: string[] = [];
let system: TestSystem;
before(async () => {
  const logTo = { write: (line: string) => void lines.push(line) };
  const limits: StartOptions['limits'] = {
    report: 100_000,
    receipt: 100_000,
    pledge: 100_000,
    refused: 100_000,
  };
  system = await startTestSystem({ logLevel: 'debug', trustProxy: 1 }, { logTo, limits });
});
after(() => system[Symbol.asyncDispose]());

const NETWORK = {
  'x-forwarded-for': '203.0.113.207',
  'user-agent': 'HoangYenBrowser/7.31',
  referer: 'https://truong-hoang-yen.example/lop-8a',
  'accept-language': 'vi-x-hoangyen',
  'x-real-ip': '203.0.113.208',
  forwarded: 'for=203.0.113.209',
};
const CANARIES = [
  '203.0.113.207', '203.0.113.208', '203.0.113.209', 'HoangYenBrowser', 'truong-hoang-yen', 'hoangyen', 'lop-8a',
]; // biome-ignore format: one list

/** Every GET and POST of API and portal, with the network's traces on it. */
async function knockEverywhere(): Promise<number> {
  const pages = system.running.app.routes.filter((r) => /^\/(vi|en)?(\/|$)|^\/thoat|^\/assets/.test(r.path));
  const routes = [
    ...system.running.routes.map((r) => ({
      name: `${r.method} ${r.path}`,
      method: r.method.toUpperCase(),
      path: r.path,
    })),
    ...pages.filter((r) => r.method !== 'ALL').map((r) => ({ name: '', method: r.method, path: r.path })),
  ];
  for (const { name, method, path } of routes) {
    const address = path.replace(/\{[^}]+\}|:\w+|\*/g, 'x');
    const body = method === 'GET' || method === 'DELETE' ? undefined : (SAMPLES[name]?.[0] ?? {});
    const answer = await call(system.url, method, address, body, {
      headers: { ...NETWORK, origin: system.url },
    });
    assert.ok(answer.status < 500, `${method} ${address}: ${answer.status}`);
    assert.equal(
      CANARIES.some((c) => answer.text.includes(c)),
      false,
      `${method} ${address}`,
    );
  }
  return routes.length;
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

test('promise 1: no address, browser or page from which somebody came is kept anywhere', async (t) => {
  const { url } = system;
  const knocked = await knockEverywhere();
  assert.ok(knocked > 50);
  const team = await openTeam(url);
  const asForm = { ...NETWORK, 'content-type': 'application/x-www-form-urlencoded' };
  const given = await call(
    url,
    'POST',
    '/v1/reports',
    { ...reportFor(team.id), text: 'xin chào' },
    { headers: NETWORK },
  );
  const { receipt } = given.json as { receipt: string };
  for (const path of ['open', 'withdraw'])
    assert.equal(
      (await call(url, 'POST', `/v1/receipts/${path}`, { receipt }, { headers: NETWORK })).status,
      200,
    );
  for (const lang of ['vi', 'en'])
    for (const [page, fields] of [
      ['giup', { step: '1', danger: 'no' }],
      ['gap-lai', { receipt, act: 'open' }],
      ['cam-ket', { nickname: 'sen', province: 'ha-noi' }],
    ] as const) {
      const answer = await call(url, 'POST', `/${lang}/${page}`, form(fields), { headers: asForm });
      assert.ok(answer.status < 500, `${page}: ${answer.status}`);
    }
  await call(
    url,
    'POST',
    '/v1/session',
    { email: 'hanh@bo-cau.example', password: 'no' },
    { headers: { ...NETWORK, origin: url } },
  );
  const metrics = (await call(url, 'GET', '/metrics')).text;
  const dump = await dumpText(system.running.deps.db);
  const places = new Map([...dump, ['log', lines.join('')], ['metrics', metrics]]);
  assert.deepEqual(findCanaries(places, CANARIES), []);
  t.diagnostic(
    `figure: ${CANARIES.length} traces on ${knocked} routes: 0 found in ${places.size} tables, the log and the metrics`,
  );
});

/** Whatever of a reporter's times is finer than `step`; what staff do has its own time. */
const finerThan = (step: 'hour' | 'minute') =>
  system.running.deps.db.owner.sql<{ what: string; at: Date }>(
    `select * from (
      select 'content' as what, at from sealed_content union all
      select 'case opened', opened_at from cases where origin = 'report' union all
      select 'event', e.at from case_event e where actor_org is null union all
      select 'grant', granted_at from case_access where scope = 'owner'
    ) times where date_trunc($1, at) <> at`,
    [step],
  );

test('promise 1: every time around a reporter is kept to the minute while a case is open, and to the hour once it is closed', async () => {
  const sent = await sendReport(system.url, 'một điều', { mayKnow: ['police'] });
  const reporter = await reporterWith(system.url, sent.receipt);
  await reporter.write('thêm nữa');
  await reporter.withdraw();
  await call(system.url, 'POST', '/v1/pledges', { nickname: 'sen', province: 'ha-noi' });
  const fine = await system.running.deps.db.owner.sql<{ what: string; at: Date }>(`
    select * from (
      select 'report' as what, received_hour as at from report union all
      select 'report withdrawn', withdrawn_hour from report where withdrawn_hour is not null union all
      select 'answer', made_at from idempotency union all
      select 'pledge', signed_hour from pledge
    ) times where date_trunc('hour', at) <> at`);
  assert.deepEqual(fine, []);
  assert.deepEqual(await finerThan('minute'), []);
  const desk = await personOf(system, 'helpline');
  for (const { id } of await desk.cases())
    for (const body of [{ type: 'take' }, { type: 'close', reason: 'no-risk-found' }])
      assert.equal((await desk.command(id, body)).status, 200);
  assert.deepEqual(await finerThan('hour'), []);
  const leaves = await system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  const entries = leaves.map(
    ({ entry }) => JSON.parse(Buffer.from(entry).toString('utf8')) as { at: string; actor: string },
  );
  const ofReporters = entries.filter((e) => e.actor === 'public');
  assert.ok(ofReporters.length > 3);
  assert.deepEqual(
    ofReporters.filter((e) => !e.at.endsWith(':00:00Z')),
    [],
  );
});

test('promise 2: a receipt has 80 secret bits, all of them used, and none of them in its locator', async () => {
  const receipts = await Promise.all(Array.from({ length: 40 }, () => sendReport(system.url, 'x')));
  const secrets = receipts.map(({ receipt }) => {
    const parsed = parseReceipt(receipt);
    assert.ok(parsed.ok);
    return parsed.receipt.secret;
  });
  assert.equal(new Set(secrets).size, 40);
  assert.ok(secrets.every((s) => s.length * 5 >= 80));
  for (let place = 0; place < 16; place++)
    assert.ok(new Set(secrets.map((s) => s[place])).size > 8, `place ${place} hardly varies`);
});

test('promise 2: the pepper is outside the database, and without it a receipt cannot be checked', async () => {
  const { receipt } = await sendReport(system.url, 'x');
  const reporter = await reporterWith(system.url, receipt);
  const dump = await dumpText(system.running.deps.db);
  const pepper = Buffer.from(system.config.secrets.receiptPepper);
  const forms = [pepper.toString('hex'), pepper.toString('base64'), pepper.toString('base64url')];
  assert.deepEqual(findCanaries(dump, [...forms, reporter.shown.verifier]), []);
  const verifier = Buffer.from(reporter.shown.verifier, 'base64url');
  assert.deepEqual(findCanaries(dump, [verifier.toString('hex')]), []);
});

test('promise 6: nothing foreign runs: the headers of every page and answer', async (t) => {
  const pages = [
    '/vi/',
    '/en/',
    '/vi/giup',
    '/vi/gap-lai',
    '/vi/hoc',
    '/vi/cam-ket',
    '/en/khong-lam-duoc',
    '/dev/ui',
  ];
  for (const path of pages) {
    const { headers, status, text } = await call(system.url, 'GET', path);
    assert.equal(status, 200, path);
    const csp = headers.get('content-security-policy') ?? '';
    assert.match(csp, /^default-src 'none'/, path);
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      assert.ok(csp.includes(rule), `${path}: ${rule}`);
    assert.doesNotMatch(csp, /'unsafe-(inline|eval)'|https?:|\*/, path);
    assert.match(headers.get('cache-control') ?? '', /no-store/, path);
    for (const [name, value] of [
      ['referrer-policy', 'no-referrer'],
      ['x-content-type-options', 'nosniff'],
      ['x-frame-options', 'DENY'],
      ['cross-origin-opener-policy', 'same-origin'],
      ['cross-origin-resource-policy', 'same-origin'],
      ['cross-origin-embedder-policy', 'require-corp'],
    ] as const)
      assert.equal(headers.get(name), value, `${path}: ${name}`);
    assert.ok(headers.has('permissions-policy') && headers.has('strict-transport-security'), path);
    assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)|\son\w+=|style="|javascript:/i, path);
    assert.doesNotMatch(text, /(src|href|action)="(https?:)?\/\/(?!127\.0\.0\.1)/i, path);
  }
  for (const path of [
    ...pages,
    '/v1/teams',
    '/v1/none',
    '/v1/cases',
    '/ledger/none',
    '/healthz',
    '/docs',
    '/console/',
  ]) {
    const { headers } = await call(system.url, 'GET', path);
    for (const name of ['server', 'etag', 'x-powered-by', 'set-cookie'])
      assert.equal(headers.has(name), false, `${path}: ${name}`);
    if (!path.startsWith('/v1')) continue;
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
  }
  t.diagnostic(
    `figure: ${pages.length} kinds of page with default-src 'none', nothing inline, 0 addresses of others`,
  );
});

/** The session's cookie among those of an answer; the other one knows a device again. */
const sessionIn = (headers: Headers): string =>
  headers.getSetCookie().find((one) => /^(__Host-)?kmm=/.test(one)) ?? '';

test('cookies: HttpOnly and SameSite=Strict; __Host- and Secure on https, a plain name on loopback', async () => {
  const { email, password } = system.seeded.people[2]!;
  const plain = await call(
    system.url,
    'POST',
    '/v1/session',
    { email, password },
    { headers: { origin: system.url } },
  );
  const cookie = sessionIn(plain.headers);
  assert.match(cookie, /^kmm=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
  const desk = 'https://desk.example';
  await using secure = await startTestSystem({ consoleUrl: desk });
  const other = secure.seeded.people[2]!;
  const signIn = { email: other.email, password: other.password };
  const answer = await call(secure.url, 'POST', '/v1/session', signIn, { headers: { origin: desk } });
  const safe = sessionIn(answer.headers);
  assert.match(safe, /^__Host-kmm=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; .*; Secure$/);
  for (const one of answer.headers.getSetCookie()) assert.doesNotMatch(one, /Domain/i);
  const token = safe.split(';')[0]!.split('=')[1];
  const forged = { headers: { cookie: `kmm=${token}` } };
  assert.equal((await call(secure.url, 'GET', '/v1/session', undefined, forged)).status, 401);
});
