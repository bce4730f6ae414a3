import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { ObligationReport, PlatformMatrix, PublicRule } from '@khong-mot-minh/contracts';
import { jurisdictionFolder, loadTaxonomy } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { call } from './api/call.ts';
import { readCsv } from './api/read-csv.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';

const taxonomy = loadTaxonomy(jurisdictionFolder('vn'));
let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const get = (path: string) => call(system.url, 'GET', path);
const page = '/vi/luat-va-chinh-sach';
const report = async (query = '') => (await get(`/v1/obligations${query}`)).json as ObligationReport;

test('every duty says how it stands, by what, from which source and how well that is known', async () => {
  const { items, counts, policy } = await report();
  assert.match(policy, /^vn@/);
  assert.equal(items.length, taxonomy.obligations.length);
  for (const state of ['covered', 'partly', 'gap', 'refused', 'outside'] as const)
    assert.equal(items.filter((row) => row.state === state).length, counts[state], state);
  for (const row of items) {
    assert.ok(row.sources.length > 0 && row.grade && row.checked, row.id);
    const counted = row.servedBy.some(({ counts: one }) => one);
    if (row.state === 'covered' || row.state === 'partly') assert.ok(counted, row.id);
    if (row.state === 'gap') assert.ok(!counted, row.id);
    if (row.state === 'partly') assert.ok(row.remains, row.id);
  }
  assert.ok(counts.gap > 0 && counts.covered > 0);
});

test('every procedure that the taxonomy names runs here: each of its routes exists', async () => {
  const { items } = await report();
  const live = new Set(items.flatMap(({ servedBy }) => servedBy.map(({ kind, id }) => `${kind} ${id}`)));
  for (const { id } of taxonomy.coverage.procedures) assert.ok(live.has(`procedure ${id}`), id);
});

test('every link of a duty leads somewhere, and rules lead to themselves', async () => {
  const { items } = await report();
  const links = new Set(items.flatMap(({ servedBy }) => servedBy.flatMap(({ link }) => link ?? [])));
  const rules = (await get(`${page}/quy-tac`)).text;
  for (const link of links) {
    const [path = '', anchor] = link.split('#');
    if (anchor) assert.ok(rules.includes(`id="${anchor}"`), link);
    else assert.equal((await get(`/vi${path}`)).status, 200, link);
  }
  const { items: all } = (await get('/v1/public-rules')).json as { items: PublicRule[] };
  assert.ok(all.every(({ bases }) => bases.length > 0));
});

test('filters by law, by state and by party work in the API, in the file and on the page without scripts', async () => {
  const query = 'instrument=VN.L116&state=partly&party=provider';
  const { items } = await report(`?${query}`);
  assert.ok(items.length > 0);
  assert.ok(
    items.every(
      (row) => row.instrument.id === 'VN.L116' && row.state === 'partly' && row.party === 'provider',
    ),
  );
  const file = await get(`/v1/obligations.csv?${query}&lang=vi`);
  assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="obligations.csv"/);
  const bytes = new Uint8Array(await (await fetch(`${system.url}/v1/obligations.csv`)).arrayBuffer());
  assert.deepEqual(
    [...bytes.subarray(0, 3)],
    [0xef, 0xbb, 0xbf],
    'spreadsheets read Vietnamese by this mark',
  );
  const [head, ...rows] = readCsv(file.text);
  assert.deepEqual(
    rows.map(([id]) => id),
    items.map(({ id }) => id),
  );
  assert.ok(head?.includes('grade') && head.includes('sources'));

  const filtered = (await get(`${page}?luat=VN.L116&tinh=partly&ai=provider`)).text;
  const shown = [...filtered.matchAll(/<li class="card stack obligation" id="([^"]+)"/g)].map((m) => m[1]);
  assert.deepEqual(
    shown,
    items.map(({ id }) => id),
  );
  assert.match(filtered, /<option value="VN.L116" selected>/);
  assert.match(
    filtered,
    /href="\/v1\/obligations.csv\?instrument=VN.L116&amp;state=partly&amp;party=provider&amp;lang=vi"/,
  );
});

test('a filter that does not exist is refused with its pointer, and said on the page', async () => {
  for (const [query, pointer] of [
    ['state=half', '/query/state'],
    ['party=nobody', '/query/party'],
  ] as const) {
    const answer = await get(`/v1/obligations?${query}`);
    assert.equal(answer.status, 422);
    assert.equal((answer.json as { errors: { pointer: string }[] }).errors[0]?.pointer, pointer);
  }
  assert.deepEqual((await report('?instrument=VN.NONE')).items, []);
  const odd = await get(`${page}?tinh=${encodeURIComponent('<b>x</b>')}&ai=`);
  assert.equal(odd.status, 200);
  assert.match(odd.text, /Không có mục lọc “&lt;b&gt;x&lt;\/b&gt;”/);
});

test('platforms stand against duties of domestic law; what nobody read of is unknown, in page and file', async () => {
  const matrix = (await get('/v1/platform-policies')).json as PlatformMatrix;
  const [, ...rows] = readCsv((await get('/v1/platform-policies.csv?lang=en')).text);
  assert.equal(rows.length, matrix.cells.length);
  assert.ok(rows.some(([platform, , fit]) => platform === 'Zalo' && fit === 'unknown'));
  const { text } = await get(`${page}/nen-tang`);
  for (const { name } of matrix.platforms) assert.ok(text.includes(`>${name}<`), name);
  assert.match(text, /Chưa rõ/);
});

test('promise 19: both languages, both widths, light and dark: no fault that axe finds, nothing wider than the screen', async () => {
  const browser = await launchBrowser();
  try {
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const tab = await context.newPage();
      for (const lang of ['vi', 'en'])
        for (const path of ['', '?tinh=gap', '/nen-tang', '/quy-tac']) {
          await tab.goto(`${system.url}/${lang}/luat-va-chinh-sach${path}`);
          assert.deepEqual(await axeProblems(tab), [], `${lang} ${path} ${width}`);
          const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(over <= 0, `${lang} ${path} is ${over} px too wide at ${width}`);
          if (lang === 'vi') await shoot(tab, `law${path.replace(/\W+/g, '-')}`);
        }
    }
  } finally {
    await browser.close();
  }
});
