import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Problem } from '@kmm/contracts';
import { solveWork } from '@kmm/server';
import { startTestSystem, type TestSystem } from '@kmm/testing';
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

const LONG = 'x'.repeat(200 * 1024);
test('every public form and route refuses what is longer than it needs, before anything is read', async () => {
  for (const path of ['reports', 'receipts/open', 'receipts/messages', 'take-downs', 'pledges', 'ideas'])
    assert.equal((await post(`/v1/${path}`, { text: LONG }, '198.51.100.7')).status, 413, path);
  for (const path of ['giup', 'gap-lai', 'go-anh', 'cam-ket', 'hoc/y-tuong/gop', 'lop']) {
    const init = { method: 'POST', body: new URLSearchParams({ text: LONG }) };
    assert.equal((await fetch(`${system.url}/vi/${path}`, init)).status, 413, path);
  }
});
