import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { root as projectRoot } from '../../run/root.ts';
import { markFindings } from './mark-findings.ts';
import { type Preview, servePreview } from './serve-preview.ts';

const root = mkdtempSync(path.join(tmpdir(), 'kmm-desk-'));
let preview: Preview;
before(async () => {
  for (const folder of ['content', 'messages'])
    cpSync(path.join(projectRoot, folder), path.join(root, folder), { recursive: true });
  preview = await servePreview(root, 0);
});
after(async () => {
  await preview[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

const get = async (address: string, init?: RequestInit) => {
  const response = await fetch(new URL(address, preview.url), init);
  return { response, text: await response.text() };
};

test('the desk lists every piece with its translation, findings and review, and the links', async () => {
  assert.match(preview.url, /^http:\/\/127\.0\.0\.1:/);
  const { text } = await get('/');
  for (const words of [
    'lessons/bat-coc-online',
    'pages/nho-giup',
    'Khớp với bản tiếng Việt',
    'Bản nháp, chưa ai duyệt',
    'https://takeitdown.ncmec.org',
  ])
    assert.ok(text.includes(words), words);
  assert.match((await get('/?lang=en')).text, /As the Vietnamese is now/);
});

test('a piece is shown in both languages, as wide as a small phone, by the portal itself', async () => {
  const { text } = await get('/piece/lessons/bat-coc-online');
  for (const lang of ['vi', 'en'])
    assert.match(text, new RegExp(`<iframe[^>]*width="360"[^>]*src="/${lang}/hoc/bat-coc-online"`));
  const page = await get('/vi/hoc/bat-coc-online');
  assert.equal(page.response.status, 200);
  assert.equal(page.response.headers.get('x-frame-options'), null);
  assert.match(page.text, /class="brand"/);
});

test('findings are marked in the page where they stand', async () => {
  const file = path.join(root, 'content/lessons/gio-dau-bi-doa/vi.json');
  const lesson = JSON.parse(readFileSync(file, 'utf8')) as { title: string };
  const marked = markFindings(`<head></head><h1 title="${lesson.title}">${lesson.title}</h1>`, [
    { file: 'x', line: 1, column: 1, level: 'hint', rule: 'address', words: lesson.title },
  ]);
  assert.match(marked, new RegExp(`<h1 title="${lesson.title}"><mark data-level="hint" title="address">`));
  assert.equal(markFindings('<p>a</p>', []), '<p>a</p>');
});

test('a saved file shows at once, a broken one with line and column', { timeout: 60_000 }, async () => {
  const changed = await fetch(new URL('/events', preview.url));
  const reader = changed.body?.getReader();
  assert.ok(reader);
  const file = path.join(root, 'content/lessons/bat-coc-online/vi.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"bat-coc-online",', '"bat-coc-online"'));
  for (let said = ''; !said.includes('event: changed'); )
    said += new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  const { text } = await get('/piece/lessons/bat-coc-online');
  assert.match(
    text,
    /Tệp không đúng dạng JSON[\s\S]*content\/lessons\/bat-coc-online\/vi\.json, dòng 3, cột 3/,
  );
});

test('nothing can be sent, another name reads nothing, and no path leads out', async () => {
  const sent = await get('/vi/giup', { method: 'POST', body: new URLSearchParams({ step: '1' }) });
  assert.equal(sent.response.status, 405);
  assert.match(sent.text, /npm start/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(preview.url, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
  assert.equal(status, 403);
  for (const address of ['/..%2fpackage.json', '/piece/../../package.json', '/package.json'])
    assert.equal((await get(address)).response.status, 404, address);
});
