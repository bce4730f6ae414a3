import assert from 'node:assert/strict';
import test from 'node:test';
import type { ObligationReport } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import { loadAssets } from './assets.ts';
import { createKeptPages } from './kept-pages.ts';
import { openRecords, portalOf } from './portal-fixture.ts';

test('a page is written once for the same facts, and anew for others', async () => {
  const kept = createKeptPages();
  let written = 0;
  const write = () => {
    written += 1;
    return html`<p>${written}</p>`;
  };
  const [one, other] = [{}, {}];
  assert.equal(await kept.of('a', one, write), '<p>1</p>');
  assert.equal(await kept.of('a', one, write), '<p>1</p>');
  assert.equal(await kept.of('b', one, write), '<p>2</p>', 'another page');
  assert.equal(await kept.of('a', other, write), '<p>3</p>', 'other facts');
  assert.equal(await kept.of('a', one, write), '<p>4</p>', 'and nothing of before stays');
});

test('of many pages those go that nobody asked for lately', async () => {
  const kept = createKeptPages(2);
  const written: string[] = [];
  const ask = (name: string) =>
    kept.of(name, 0, () => {
      written.push(name);
      return html`${name}`;
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name);
  assert.deepEqual(written, ['a', 'b', 'c', 'b']);
});

/** A portal that counts how often it looks at a row of law, and at a file that pages link to. */
function counted() {
  let looks = 0;
  const report = (policy: string): ObligationReport => ({
    policy,
    platforms: [],
    counts: { covered: 0, partly: 0, gap: 0, refused: 0, outside: 0 },
    instruments: [],
    get items() {
      looks += 1;
      return [];
    },
  });
  const facts = { law: report('vn@1'), day: new Date('2026-11-27T09:00:00Z') };
  const assets = loadAssets();
  const { app } = portalOf(
    {
      now: () => facts.day,
      records: { ...openRecords, obligations: { ...openRecords.obligations, report: async () => facts.law } },
    },
    {
      ...assets,
      url: (name) => {
        looks += 1;
        return assets.url(name);
      },
    },
  );
  /** What a page says, and how much was looked at for it. */
  const ask = async (path: string) => {
    looks = 0;
    const text = await (await app.request(path)).text();
    return { text, looks };
  };
  return { facts, report, ask };
}

test('law against policy is not written again for the next reader, and shows another policy at once', async () => {
  const { facts, report, ask } = counted();
  const first = await ask('/vi/luat-va-chinh-sach');
  assert.ok(first.looks > 0);
  assert.deepEqual(await ask('/vi/luat-va-chinh-sach'), { text: first.text, looks: 0 });
  assert.notEqual((await ask('/en/luat-va-chinh-sach')).text, first.text);
  facts.law = report('vn@2');
  const changed = await ask('/vi/luat-va-chinh-sach');
  assert.ok(changed.text.includes('vn@2') && !changed.text.includes('vn@1'));
});

test('a value that means nothing is told on its own page, and on nobody else’s', async () => {
  const { ask } = counted();
  assert.match((await ask('/vi/luat-va-chinh-sach?luat=la-me')).text, /la-me/);
  assert.doesNotMatch((await ask('/vi/luat-va-chinh-sach')).text, /la-me/);
});

test('the path of an audience is written once a day', async () => {
  const { facts, ask } = counted();
  const first = await ask('/vi/hoc/cho/parents');
  assert.ok(first.looks > 0);
  assert.deepEqual(await ask('/vi/hoc/cho/parents'), { text: first.text, looks: 0 });
  assert.notEqual((await ask('/vi/hoc/cho/teachers')).text, first.text);
  facts.day = new Date('2026-11-28T09:00:00Z');
  assert.ok((await ask('/vi/hoc/cho/parents')).looks > 0);
});
