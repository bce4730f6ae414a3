import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Problem } from '@khong-mot-minh/contracts';
import { solveWork } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call } from './api/call.ts';
import { openTeam, reportFor } from './api/reporter.ts';

let system: TestSystem;
let team: string;
before(async () => {
  system = await startTestSystem({ trustProxy: 1 }, { limits: { report: 5, receipt: 5, refused: 200 } });
  team = (await openTeam(system.url)).id;
});
after(() => system[Symbol.asyncDispose]());

const post = (path: string, body: unknown, from: string, headers: Record<string, string> = {}) =>
  call(system.url, 'POST', path, body, { headers: { 'x-forwarded-for': from, ...headers } });
const report = (from: string, more: object = {}, headers: Record<string, string> = {}) =>
  post('/v1/reports', { ...reportFor(team), text: 'một điều', ...more }, from, headers);
const problem = ({ json }: Answer) => json as Problem;

test('junk counts for nothing: after sixty reports to nobody a real one is taken', async () => {
  const junk = { ...reportFor(randomUUID()), text: 'x' };
  for (let n = 0; n < 60; n++) assert.equal((await post('/v1/reports', junk, '192.0.2.1')).status, 422);
  assert.equal((await report('192.0.2.1')).status, 201);
});

test('a school past its limit is asked for work and not refused; work opens the door once', async () => {
  for (let n = 0; n < 5; n++) assert.equal((await report('192.0.2.2')).status, 201);
  const asked = await report('192.0.2.2');
  assert.deepEqual([asked.status, problem(asked).code], [429, 'work-needed']);
  const answer = solveWork(problem(asked).work!);
  assert.equal((await report('192.0.2.2', {}, { 'kmm-work': answer })).status, 201);
  assert.equal((await report('192.0.2.2', {}, { 'kmm-work': answer })).status, 429);
  assert.equal((await report('203.0.113.1')).status, 201, 'who is elsewhere notices nothing');
});

test('who would rather wait says so, and who is in danger is never asked', async () => {
  for (let n = 0; n < 5; n++) assert.equal((await report('192.0.2.3')).status, 201);
  assert.equal((await report('192.0.2.3')).status, 429);
  assert.equal((await report('192.0.2.3', {}, { prefer: 'wait' })).status, 201);
  assert.equal((await report('192.0.2.3', { dangerNow: true })).status, 201);
});

test('receipts count what opened nothing', async () => {
  const { receipt } = (await report('203.0.113.4')).json as { receipt: string };
  const open = (body: object) => post('/v1/receipts/open', body, '203.0.113.4');
  for (let n = 0; n < 20; n++) assert.equal((await open({ receipt })).status, 200);
  const wrong = { locator: '4TGK0M', verifier: Buffer.alloc(32).toString('base64url') };
  for (let n = 0; n < 5; n++) assert.equal((await open(wrong)).status, 404);
  assert.equal(problem(await open({ receipt })).code, 'work-needed');
});

test('what came to nothing has a wide limit of its own, and danger passes it', async () => {
  const junk = { ...reportFor(randomUUID()), text: 'x' };
  for (let n = 0; n < 200; n++) await post('/v1/reports', junk, '192.0.2.5');
  assert.equal(problem(await post('/v1/reports', junk, '192.0.2.5')).code, 'work-needed');
  assert.equal((await report('192.0.2.5', { dangerNow: true })).status, 201);
});

test('forms that came to nothing count with them, and pages that are not there do not', async () => {
  const sign = (from: string) =>
    fetch(`${system.url}/vi/cam-ket`, {
      method: 'POST',
      body: new URLSearchParams({ nickname: '' }),
      headers: { 'x-forwarded-for': from },
    });
  for (let n = 0; n < 200; n++) assert.equal((await sign('192.0.2.15')).status, 422);
  assert.equal(problem(await report('192.0.2.15')).code, 'work-needed');
  const headers = { 'x-forwarded-for': '203.0.113.15' };
  for (const path of ['/vi/khong-co', `/v1/team-keys/${'x'.repeat(20)}`])
    for (let n = 0; n < 210; n++) assert.equal((await fetch(system.url + path, { headers })).status, 404);
  assert.equal((await report('203.0.113.15')).status, 201);
});

test('a form without a script waits in the slow lane instead', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.6' };
  for (let n = 0; n < 5; n++) assert.equal((await report('192.0.2.6')).status, 201);
  const fields = {
    step: '5',
    go: 'next',
    kind: 'unsure',
    danger: 'no',
    help: 'talk',
    text: 'x',
    confirm: 'yes',
  };
  const answer = await fetch(`${system.url}/vi/giup`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  });
  assert.equal(answer.status, 201);
});

/** What the longest honest body of each public route takes, and no more is read. */
const LENGTHS: Record<string, number> = {
  '/v1/session': 4,
  '/v1/enrolments': 4,
  '/v1/enrolments/open': 4,
  '/v1/reports': 96,
  '/v1/receipts/open': 2,
  '/v1/receipts/messages': 96,
  '/v1/receipts/answer': 2,
  '/v1/receipts/danger': 2,
  '/v1/receipts/withdraw': 2,
  '/v1/receipts/resume': 2,
  '/v1/receipts/proof': 2,
  '/v1/receipts/promise': 2,
  '/v1/take-downs': 32,
  '/v1/take-downs/open': 2,
  '/v1/take-downs/withdraw': 2,
  '/v1/pledges': 2,
  '/v1/ideas': 8,
  '/v1/ideas/votes': 1,
  '/vi/giup': 128,
  '/vi/gap-lai': 128,
  '/vi/go-anh': 16,
  '/vi/go-anh/theo-doi': 16,
  '/vi/cam-ket': 16,
  '/vi/hoc/y-tuong/gop': 16,
  '/vi/hoc/y-tuong/phieu': 16,
  '/vi/hoc/anh-ghep-ai': 16,
  '/vi/hoc/do-vui/13-15': 16,
  '/vi/lop': 16,
  '/vi/lop/ZZZZZZ': 16,
  '/vi/lop/ZZZZZZ/bang': 16,
  [`/vi/quyet-dinh/${'x'.repeat(43)}`]: 16,
};
/** Told beforehand or not: nobody is believed about a length. */
const bodies = {
  told: (text: string) => ({ body: text }),
  untold: (text: string) => ({ body: new Blob([text]).stream(), duplex: 'half' }),
};
for (const [path, kib] of Object.entries(LENGTHS))
  test(`${path} reads ${kib} KiB, and refuses what is longer`, async () => {
    const form = path.startsWith('/vi/');
    const of = (bytes: number) => (form ? `f=${'x'.repeat(bytes - 2)}` : `{"f":"${'x'.repeat(bytes - 8)}"}`);
    const send = async (bytes: number, how: keyof typeof bodies) =>
      (
        await fetch(system.url + path, {
          method: 'POST',
          redirect: 'manual',
          headers: {
            'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
            'x-forwarded-for': '198.51.100.7',
          },
          ...bodies[how](of(bytes)),
        })
      ).status;
    for (const how of ['told', 'untold'] as const) {
      assert.equal(await send(kib * 1024 + 1, how), 413, how);
      assert.notEqual(await send(kib * 1024, how), 413, how);
    }
  });

test('the longest table of lengths has every public route that takes a body', () => {
  const open = system.running.routes.filter(
    ({ permission, method }) => permission === 'public' && method === 'post',
  );
  assert.deepEqual(
    open.map(({ path }) => path).filter((path) => !LENGTHS[path]),
    [],
  );
});

test('very many members are a long body too, and three hundred hashes are not', async () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 9000 }, (_, n) => [`k${n}`, 0])));
  const some = JSON.stringify(Object.fromEntries(Array.from({ length: 420 }, (_, n) => [`k${n}`, 0])));
  for (const body of [many, some, '['.repeat(90_000)])
    assert.equal((await post('/v1/reports', body, '198.51.100.7')).status, 413);
  const hash = { pdq: 'f'.repeat(64), quality: 90, kind: 'photo' };
  const takeDown = { agePath: 'under18', hashes: Array.from({ length: 300 }, () => hash) };
  assert.notEqual((await post('/v1/take-downs', takeDown, '198.51.100.7')).status, 413);
});

test('a body is parsed once, whoever looks at it', async () => {
  const body = JSON.stringify({ ...reportFor(team), text: 'một điều chưa ai kể' });
  const { parse } = JSON;
  let parsed = 0;
  JSON.parse = (text: string, ...rest: [Parameters<typeof parse>[1]?]) => {
    if (text === body) parsed += 1;
    return parse(text, ...rest);
  };
  try {
    assert.equal((await post('/v1/reports', body, '198.51.100.9')).status, 201);
  } finally {
    JSON.parse = parse;
  }
  assert.equal(parsed, 1);
});

test('of a form with very many fields the first two hundred are read', async () => {
  const pledge: [string, string][] = [
    ['nickname', 'Mầm Xanh'],
    ['province', 'ha-noi'],
  ];
  const junk = Array.from({ length: 200 }, (_, n): [string, string] => [`k${n}`, '']);
  const sign = async (fields: [string, string][]) =>
    (
      await fetch(`${system.url}/vi/cam-ket`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'x-forwarded-for': '198.51.100.8' },
        body: new URLSearchParams(fields),
      })
    ).status;
  assert.deepEqual([await sign([...pledge, ...junk]), await sign([...junk, ...pledge])], [303, 422]);
});
