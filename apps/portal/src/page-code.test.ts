import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAssets } from './assets.ts';
import { pagesOf } from './page-code.ts';
import { portalOf } from './portal-fixture.ts';

const { app } = portalOf();
const pages = pagesOf(loadAssets());
const rowOf = (path: string) =>
  pages.find((page) =>
    new RegExp(`^${page.path.replaceAll(/:[a-z]+/g, '[^/]+').replace('*', '.*')}$`).test(path),
  );
const scriptsIn = (html: string): string[] =>
  [...html.matchAll(/<script[^>]* src="([^"?]+)/g)].map(([, src = '']) => src);

/** Every address that the pages lead to, from both homes on. */
async function walk(): Promise<Map<string, { html: string; headers: Headers }>> {
  const seen = new Map<string, { html: string; headers: Headers }>();
  const next = ['/vi/', '/en/'];
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(path)) continue;
    const answer = await app.request(path);
    if (!/^text\/html/.test(answer.headers.get('content-type') ?? '')) continue;
    const html = await answer.text();
    seen.set(path, { html, headers: answer.headers });
    for (const [, to = ''] of html.matchAll(/ href="(\/(?:vi|en)\/[^"?#]*)/g)) next.push(to);
  }
  return seen;
}

test('every page loads the scripts that its row names, or fewer, and is guarded by the headers of its row', async () => {
  const seen = await walk();
  assert.ok(seen.size > 100, `${seen.size} pages`);
  for (const [path, { html, headers }] of seen) {
    const row = rowOf(path);
    assert.ok(row, path);
    const scripts = scriptsIn(html);
    assert.deepEqual(
      scripts,
      row.scripts.filter((one) => scripts.includes(one)),
      path,
    );
    for (const [name, value] of Object.entries(row.headers)) assert.equal(headers.get(name), value, path);
  }
  // Where words are written, the script that seals them is there.
  const asks = [
    ['/vi/giup', 'report'],
    ['/en/gap-lai', 'follow-up'],
    ['/vi/go-anh', 'take-down'],
  ] as const;
  if (loadAssets().has('report.js'))
    for (const [path, name] of asks)
      assert.ok(scriptsIn(seen.get(path)?.html ?? '').includes(`/assets/${name}.js`), path);
});
