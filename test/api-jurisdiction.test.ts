import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readConfig, start } from '@kmm/server';
import { startTestSystem, type TestSystem, testConfig } from '@kmm/testing';

/** A country that is not there, for tests alone: other numbers, the rules of no country. */
const jurisdictions = new URL('../packages/testing/jurisdictions/', import.meta.url);

let island: TestSystem;
before(async () => {
  island = await startTestSystem({ jurisdiction: 'island' }, { jurisdictions });
});
after(() => island[Symbol.asyncDispose]());

const page = async (address: string): Promise<string> => (await fetch(`${island.url}${address}`)).text();
const called = (html: string) =>
  [...new Set([...html.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number))].sort();

for (const address of [
  '/vi/',
  '/en/giup',
  '/vi/khong-lam-duoc',
  '/vi/hoc/bat-coc-online',
  '/vi/go-anh',
  '/vi/nowhere',
])
  test(`${address} of another country shows that country's numbers and no other`, async () => {
    const numbers = called(await page(address));
    assert.ok(numbers.length > 0);
    for (const number of numbers) assert.match(number ?? '', /^190[123]$/);
  });

test('the first page names all three, the most urgent first', async () => {
  const html = await page('/vi/');
  const order = [...html.matchAll(/class="call call--(\w+)" href="tel:(\d+)"/g)].map(([, line, number]) => [
    line,
    number,
  ]);
  assert.deepEqual(order, [
    ['police', '1901'],
    ['child', '1902'],
    ['medical', '1903'],
  ]);
});

test('a folder that is not there, or says something else, is told before anything is opened', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-lands-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const root = pathToFileURL(`${folder}/`);
  const begin = () =>
    start(testConfig(path.join(folder, 'data'), { jurisdiction: 'here' }).config, { jurisdictions: root });
  await assert.rejects(
    begin(),
    /JURISDICTION names "here", and jurisdictions\/here\/jurisdiction.json cannot be read/,
  );
  mkdirSync(path.join(folder, 'here'));
  const write = (value: object) =>
    writeFileSync(path.join(folder, 'here/jurisdiction.json'), JSON.stringify(value));
  const lines = { police: '1901', child: '1902', medical: '1903' };
  write({ id: 'there', policies: 'policies/vn', lines });
  await assert.rejects(begin(), /id says "there"/);
  write({ id: 'here', policies: 'policies/vn', lines: { ...lines, child: 'ask a friend' } });
  await assert.rejects(begin(), /\/lines\/child must be a number to call/);
});

test('without a word about it the house stands in Vietnam, and a wrong name is told', () => {
  const env = {
    SERVER_SECRET: Buffer.alloc(32, 1).toString('base64'),
    RECEIPT_PEPPER: Buffer.alloc(32, 2).toString('base64'),
    LEDGER_KEY: testConfig('').config.secrets.ledgerKey,
  };
  assert.equal(readConfig(env, 'demo').jurisdiction, 'vn');
  assert.throws(
    () => readConfig({ ...env, JURISDICTION: '../vn' }, 'demo'),
    /JURISDICTION must name a folder/,
  );
});
