import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { call, testConfig } from '@khong-mot-minh/testing';
import { STEPS } from '../story/steps.ts';
import { drawSecrets } from './demo-secrets.ts';
import { type StartedDemo, startDemo } from './start-demo.ts';

const secrets = drawSecrets();
const dataDir = await mkdtemp(join(tmpdir(), 'kmm-demo-'));
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const { config } = testConfig(dataDir, {
  // The demo's own database, whichever one the other tests share.
  databaseUrl: undefined,
  secrets: {
    server: bytes(secrets.server),
    receiptPepper: bytes(secrets.receiptPepper),
    ledgerKey: secrets.ledgerKey,
  },
});
let demo: StartedDemo = await startDemo(config, secrets);
test.after(async () => {
  await demo.running.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const press = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call(demo.file.baseUrl, 'POST', path, {
    body: new URLSearchParams(fields).toString(),
    headers: { ...form, origin: demo.file.baseUrl, ...headers },
  });
const newRun = async (lang: string): Promise<string> => {
  const page = String((await call(demo.file.baseUrl, 'GET', `/demo?lang=${lang}`)).body);
  return /name="run" value="([0-9a-f]+)"/.exec(page)?.[1] ?? '';
};

for (const lang of ['vi', 'en'])
  test(`the whole story runs through the API (${lang})`, async () => {
    const run = await newRun(lang);
    const tiers: number[] = [];
    for (const [at, { id }] of STEPS.entries()) {
      const answer = await press('/demo/step', { run, at: String(at) }, { accept: 'application/json' });
      assert.equal(answer.status, 200, `${id}: ${JSON.stringify(answer.body)}`);
      // `as`: the answer is the API's own, and decisions have a tier.
      const { tier } = answer.body as { tier?: number };
      if (tier !== undefined && id !== 'take') tiers.push(tier);
    }
    assert.equal(Math.max(...tiers.slice(0, 9)), 2);
    assert.deepEqual([tiers[9], tiers[11]], [3, 4]);
    const page = String((await call(demo.file.baseUrl, 'GET', `/demo?run=${run}`)).body);
    assert.match(page, /class="ledger ledger--ok"/);
    const changed = await press('/demo/ledger', { run, tamper: 'yes' }, { 'x-demo': 'panes' });
    assert.match(String(changed.body), /class="ledger ledger--bad"/);
  });

test('a step that is pressed twice happens once, and without a script the page comes back', async () => {
  const run = await newRun('vi');
  const [one, two] = await Promise.all([
    press('/demo/step', { run, at: '0' }),
    press('/demo/step', { run, at: '0' }),
  ]);
  assert.deepEqual([one.status, two.status], [303, 303]);
  const page = String((await call(demo.file.baseUrl, 'GET', `/demo?run=${run}`)).body);
  assert.match(page, /data-at="1"/);
});

test('one press signs in as a person, by the cookie of the ordinary route', async () => {
  const email = 'hanh@bo-cau.example';
  const answer = await press('/demo/sign-in', { email });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/console/']);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = await call(demo.file.baseUrl, 'GET', '/v1/session', { headers: { cookie } });
  assert.equal(session.status, 200);
  assert.equal((await press('/demo/sign-in', { email: 'nobody@x.example' })).status, 404);
});

const refused = [
  { name: 'a press from another page', headers: { origin: 'http://evil.example' } },
  { name: 'a press without an origin', headers: { origin: '' } },
];
for (const { name, headers } of refused)
  test(`refused: ${name}`, async () => {
    assert.equal((await press('/demo/sign-in', { email: 'mai@la-me.example' }, headers)).status, 403);
  });

test('a foreign name that leads here is refused', async () => {
  const answer = await demo.running.app.request('/demo', { headers: { host: 'rebound.example:80' } });
  assert.equal(answer.status, 403);
});

test('a second start goes on with the same people, and heals a demo.json that was never written', async () => {
  const before = await readFile(join(dataDir, 'demo.json'), 'utf8');
  await demo.running.stop();
  await rm(join(dataDir, 'demo.json'));
  demo = await startDemo(config, secrets);
  assert.equal(demo.first, false);
  const after = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'));
  assert.deepEqual(after.people, JSON.parse(before).people);
  assert.deepEqual(after.platform, JSON.parse(before).platform);
  assert.equal((await press('/demo/sign-in', { email: 'mai@la-me.example' })).status, 303);
});
