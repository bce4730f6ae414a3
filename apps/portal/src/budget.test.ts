import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { loadAssets } from './assets.ts';
import { browserBundles, frameBundle, workerBundle } from './browser-bundles.ts';
import { formPost, portalOf } from './portal-fixture.ts';

const KB = 1000;
const gz = (body: string | Uint8Array) => gzipSync(body, { level: 9 }).length;
const style = gz(loadAssets().find('portal.css')?.body ?? '');

/** The bytes that a page loads with one script: its file and everything that it imports at once. */
async function scriptSizes(): Promise<Record<string, number>> {
  const { outputFiles, metafile } = await build({
    ...browserBundles,
    outdir: 'dist',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path.split('/').at(-1) ?? '', contents]));
  const imports = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      path.split('/').at(-1) ?? '',
      output.imports
        .filter(({ kind, external }) => kind === 'import-statement' && !external)
        .map((one) => one.path.split('/').at(-1) ?? ''),
    ]),
  );
  const reach = (names: string[]): Set<string> =>
    new Set(names.flatMap((name) => [name, ...reach(imports.get(name) ?? [])]));
  const size = (...names: string[]) =>
    [...reach(names)].reduce((sum, name) => sum + gz(files.get(name) ?? ''), 0);
  const frame = await build({ ...frameBundle, outdir: 'dist', write: false, logLevel: 'silent' });
  const exit = gz(frame.outputFiles[0]?.contents ?? '');
  return { report: exit + size('report.js'), 'follow-up': exit + size('follow-up.js') };
}

test('the styles of a help page are at most 10 KB', () => assert.ok(style <= 10 * KB, `${style}`));

const pages = [
  { name: 'home', init: {}, path: '/vi/' },
  {
    name: 'the last step',
    init: formPost({ step: '4', kind: 'picture', danger: 'yes', help: 'talk' }),
    path: '/vi/giup',
  },
  {
    name: 'the receipt',
    init: formPost({ step: '5', kind: 'picture', danger: 'yes', help: 'talk', confirm: 'yes' }),
    path: '/vi/giup',
  },
  { name: 'coming back', init: {}, path: '/vi/gap-lai' },
];
for (const { name, init, path } of pages)
  test(`HTML and styles of ${name} are at most 30 KB`, async () => {
    const html = gz(await (await portalOf({ demo: true }).app.request(path, init)).text());
    assert.ok(html + style <= 30 * KB, `${html} + ${style}`);
  });

test('scripts of a help page are at most 20 KB', async () => {
  for (const [name, size] of Object.entries(await scriptSizes()))
    assert.ok(size <= 20 * KB, `${name}: ${size}`);
});

test('the worker behind kept lessons is at most 2 KB', async () => {
  const { outputFiles } = await build({ ...workerBundle, outdir: 'dist', write: false, logLevel: 'silent' });
  assert.ok(gz(outputFiles[0]?.contents ?? '') <= 2 * KB);
});
