import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Statistics } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { call } from './api/call.ts';
import { judge, putAccounts } from './api/extortion.ts';
import { somebodyAtTheDesk } from './api/house.ts';
import { readCsv } from './api/read-csv.ts';
import { openTeam, reportFor } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';

let system: TestSystem;
let clock = new Date('2026-11-24T09:05:00Z');
before(async () => {
  system = await startTestSystem({}, { now: () => clock });
});
after(() => system[Symbol.asyncDispose]());

const get = (path: string) => call(system.url, 'GET', path);
const read = async () => (await get('/v1/statistics')).json as Statistics;
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

async function reports(count: number, more: object): Promise<void> {
  const team = await openTeam(system.url);
  for (let i = 0; i < count; i++) {
    const headers = { 'idempotency-key': `s-${crypto.randomUUID()}` };
    const body = { ...reportFor(team.id), ...more, text: 'một điều' };
    assert.equal((await call(system.url, 'POST', '/v1/reports', body, { headers })).status, 201);
  }
}

test('counts of the demo are real, marked as demo, and nothing below ten is shown anywhere', async () => {
  await reports(13, { category: 'SEXTORTION', province: 'ha-noi', ageBand: '16-17' });
  await reports(11, { category: 'GROOMING', province: 'da-nang', ageBand: '13-15' });
  await reports(3, { category: 'BULLYING', province: 'hue', ageBand: 'under13' });
  await putAccounts(system.url, system.seeded.platform.key, 'figures');
  for (let i = 0; i < 12; i++)
    await judge(system.url, system.seeded.platform.key, {
      id: `figures-${i}`,
      type: 'message.sent',
      time: clock.toISOString(),
      actor: 'figures-adult',
      target: 'figures-teen',
      conversation: 'figures',
      text: 'chào em',
      relation: { connected: false, mutuals: 0 },
    });
  later(1);
  const statistics = await read();
  assert.equal(statistics.data, 'demo');
  const { tables } = statistics.running!;
  const harm = tables.find(({ id }) => id === 'reports-by-harm')!;
  assert.equal(harm.total, 27);
  const shown = harm.cells.filter(({ count }) => count !== null);
  // One of the two larger ones is withheld with the three reports, so that 27 minus the rest does not tell.
  assert.equal(shown.length, 1);
  assert.ok([11, 13].includes(shown[0]!.count!));
  for (const { cells } of tables)
    for (const { count } of cells) assert.ok(count === null || count >= 10, JSON.stringify(cells));

  const layers = tables.find(({ id }) => id === 'decisions-by-layer')!;
  assert.deepEqual(layers, {
    id: 'decisions-by-layer',
    total: null,
    cells: [
      { key: 'prevent', count: 12 },
      { key: 'control', count: null },
      { key: 'respond', count: 27 },
    ],
  });

  const [head, ...rows] = readCsv((await get('/v1/statistics.csv')).text);
  assert.deepEqual(head?.slice(0, 2), ['data', 'state']);
  assert.ok(rows.length > 0 && rows.every(([data]) => data === 'demo'));
  assert.ok(rows.every((row) => (row[7] === 'withheld') === (row[6] === '')));
  assert.ok(rows.every((row) => row[6] === '' || Number(row[6]) >= 10));
  assert.match(
    (await get('/v1/statistics.csv')).headers.get('content-disposition') ?? '',
    /statistics-demo.csv/,
  );
  const { text } = await get('/vi/so-lieu');
  assert.match(text, /Đây là dữ liệu demo/);
  assert.match((await get('/en/so-lieu')).text, /This is demo data/);
});

test('a closed hour is published once and stays, whatever happens after', async () => {
  const { running } = await read();
  later(60);
  const [published] = (await read()).periods;
  assert.deepEqual(published, running, 'the hour that ran is the one that is published');
  await somebodyAtTheDesk(system);
  await reports(12, { category: 'DOXXING' });
  later(1);
  const now = await read();
  assert.deepEqual(now.periods, [published]);
  assert.equal(now.running?.from, published?.until);
});

test('time to the first reply is measured from cases, by table and page', async () => {
  const { running } = await read();
  const table = running?.tables.find(({ id }) => id === 'reports-by-first-reply');
  assert.equal(table?.total, 12);
  assert.deepEqual(
    table?.cells.map(({ key }) => key),
    ['hour', 'four-hours', 'day', 'three-days', 'later', 'none'],
  );
});

test('every public figure has value, unit, source and grade, in JSON, file and page; none is bare', async () => {
  const { figures, series } = await read();
  const a05 = figures.find(({ id }) => id === 'vn-381');
  assert.deepEqual([a05?.value, a05?.unit.en, a05?.period, a05?.grade], [381, 'cases', '2024', 'secondary']);
  assert.equal(figures.find(({ id }) => id === 'n-ai-h1-2025')?.grade, 'primary');
  for (const one of figures) assert.ok(one.unit.vi && one.sources.length > 0 && one.grade, one.id);
  const [head, ...rows] = readCsv((await get('/v1/public-figures.csv?lang=vi')).text);
  assert.deepEqual(head?.slice(0, 5), ['id', 'group', 'reads', 'value', 'unit']);
  assert.equal(rows.length, figures.length);
  const { text } = await get('/vi/so-lieu');
  const words = {
    primary: 'Đã đọc bản gốc',
    secondary: 'Đọc qua báo chí',
    unverified: 'Chưa kiểm chứng',
  };
  for (const { grade } of figures) assert.ok(text.includes(words[grade]), grade);
  assert.match(text, /Đọc lại trước/, 'by when a figure is read again');
  assert.equal(
    (text.match(/<svg class="bars" role="img"/g) ?? []).length >= series.flatMap((s) => s.pairs).length,
    true,
  );
  assert.equal((await get('/v1/public-figures.csv?lang=xx')).status, 422);
});

test('figures are one look away from every page, and read well at both widths', async () => {
  assert.match((await get('/vi/')).text, /href="\/vi\/so-lieu"/);
  const browser = await launchBrowser();
  try {
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
        javaScriptEnabled: true,
      });
      const tab = await context.newPage();
      for (const lang of ['vi', 'en']) {
        await tab.goto(`${system.url}/${lang}/so-lieu`);
        assert.deepEqual(await axeProblems(tab), [], `${lang} ${width}`);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${lang} is ${over} px too wide at ${width}`);
        assert.equal(await tab.locator('svg.bars[role=img]').first().isVisible(), true);
      }
      await shoot(tab, 'figures');
    }
  } finally {
    await browser.close();
  }
});
