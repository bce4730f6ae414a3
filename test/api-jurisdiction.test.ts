import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  jurisdictionFolder,
  loadJurisdiction,
  loadPack,
  loadTaxonomy,
  packFolder,
  readConfig,
  start,
  taxonomyProblems,
} from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem, testConfig } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf, somebodyAtTheDesk } from './api/house.ts';
import { sendReport } from './api/reporter.ts';
import { blockedMessage, statementsOf } from './api/statements.ts';

/** A country that is not there, for tests alone: other numbers, the rules of no country. */
const jurisdictions = new URL('../packages/testing/jurisdictions/', import.meta.url);

/** Half past noon in Greenwich, tomorrow: on the island the next day has begun, in Vietnam it has not. */
const noon = new Date();
noon.setUTCDate(noon.getUTCDate() + 1);
noon.setUTCHours(12, 30, 0, 0);
const ahead = noon.getTime() - Date.now();
const now = () => new Date(Date.now() + ahead);

let island: TestSystem;
before(async () => {
  island = await startTestSystem({ jurisdiction: 'island' }, { jurisdictions, now });
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
  const whole = { territory: 'XH', timeZone: 'UTC', requestHours: { usual: 48, dangerToLife: 6 }, lines };
  write({ ...whole, id: 'there' });
  await assert.rejects(begin(), /id says "there"/);
  write({ ...whole, id: 'here', timeZone: 'Mars/Olympus' });
  await assert.rejects(begin(), /\/timeZone must be a time zone/);
  write({ ...whole, id: 'here', lines: { ...lines, child: 'ask a friend' } });
  await assert.rejects(begin(), /\/lines\/child must be a number to call/);
  write({ ...whole, id: 'here' });
  await assert.rejects(begin(), /jurisdictions\/here\/provinces.json cannot be read/);
});

test('duties and grounds are those of the country, beside what holds everywhere', async () => {
  const get = async (address: string): Promise<{ items: { id: string; code: string }[] }> =>
    (await fetch(`${island.url}${address}`)).json() as never;
  const duties = (await get('/v1/obligations')).items.map(({ id }) => id);
  assert.ok(duties.includes('ISLAND.ACT.1') && duties.includes('UNCC.15'), duties.join());
  assert.ok(
    duties.every((id) => /^(ISLAND|UNCC)\./.test(id)),
    duties.join(),
  );
  const grounds = (await get('/v1/authority-bases')).items.map(({ code }) => code);
  assert.deepEqual(grounds, ['ISLAND.ACT.1', 'policy:platform-safety']);
});

test('a statement of reasons holds in that country, whatever its rules are called', async () => {
  const { event, decision } = await blockedMessage(island);
  assert.match(decision.policy, /^international@/);
  const [statement] = await statementsOf(island, `event=${event.id}`);
  assert.deepEqual(statement?.dsa.territorial_scope, ['XI']);
});

test('a day begins when it begins there', async () => {
  const { json } = await call(island.url, 'GET', '/v1/authority-counts');
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now());
  assert.equal((json as { asOf: string }).asOf, dayIn('Pacific/Auckland'));
  assert.notEqual(dayIn('Pacific/Auckland'), dayIn('Asia/Ho_Chi_Minh'));
});

test('provinces are those of the country, and one of before counts for the one that it went into', async () => {
  const html = await page('/vi/cam-ket');
  assert.match(html, /<option value="north-shore" >North Shore<\/option>/);
  assert.match(html, /<g data-province="south-shore"/);
  assert.doesNotMatch(html, /"ha-noi"|>Hà Nội</);
  const sign = (province: string) => call(island.url, 'POST', '/v1/pledges', { nickname: 'sen', province });
  assert.equal((await sign('ha-noi')).status, 422);
  for (let i = 0; i < 10; i++) assert.equal((await sign('old-harbour')).status, 201);
  const { json } = await call(island.url, 'GET', '/v1/pledges');
  assert.deepEqual(json, { items: [{ province: 'north-shore', count: 10 }] });
});

test('the desk reads a province by its name, whatever the reporter called it', async () => {
  await somebodyAtTheDesk(island);
  await sendReport(island.url, 'x', { province: 'old-harbour' });
  const desk = await personOf(island, 'helpline');
  const [newest] = await desk.cases();
  const { report } = await desk.view(newest!.id);
  assert.deepEqual([report?.province, report?.provinceName], ['north-shore', 'North Shore']);
});

test('no page of another country has a province, duty or time zone of Vietnam', async (t) => {
  const vn = loadJurisdiction('vn');
  const ids = [
    ...vn.provinces.flatMap(({ id, formerly }) => [id, ...formerly.map((former) => former.id)]),
    vn.timeZone,
    'VN.',
  ].filter((id) => id !== 'hue');
  const pages = ['', 'giup', 'gap-lai', 'cam-ket', 'so-lieu', 'luat-va-chinh-sach', 'go-anh', 'hoc'];
  for (const path of pages)
    for (const lang of ['vi', 'en']) {
      const html = await page(`/${lang}/${path}`);
      assert.deepEqual(
        ids.filter((id) => html.includes(`"${id}`) || html.includes(`>${id}`)),
        [],
        `/${lang}/${path}`,
      );
    }
  t.diagnostic(`figure: ${pages.length * 2} pages of another country, 0 of ${ids.length} names of Vietnam`);
});

test('the small country is whole: every name of its taxonomy leads somewhere', async () => {
  const { program } = await loadPack(packFolder(loadJurisdiction('island', jurisdictions), jurisdictions));
  const taxonomy = loadTaxonomy(jurisdictionFolder('island', jurisdictions));
  assert.deepEqual(taxonomyProblems(taxonomy, [program.document]), []);
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
