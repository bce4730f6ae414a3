import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createErrorPage } from './error-page.ts';
import { vn } from './jurisdiction-fixture.ts';
import { formPost, harbour, portalOf, RECEIPT } from './portal-fixture.ts';

const { app } = portalOf({ demo: true });
const help = ['/giup', '/gap-lai', '/go-anh'];
const open = ['/', '/hoc', '/hoc/bat-coc-online', '/cam-ket', '/khong-lam-duoc'];
const all = ['vi', 'en'].flatMap((lang) => [...help, ...open].map((path) => `/${lang}${path}`));

for (const path of all)
  test(`${path} has the way out, the language switch, the demo band and no foreign code`, async () => {
    const response = await app.request(path);
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(page, /<a class="exit" href="\/thoat"/);
    assert.match(page, /class="language"/);
    assert.match(page, /class="band"/);
    for (const [, tag, address] of page.matchAll(/<(\w+)[^>]*?(?:src|href|action)="(\w+:[^"]*)"/g))
      assert.ok(
        tag === 'a' && /^(?:tel:11[135]|https:\/\/(?:takeitdown\.ncmec|stopncii)\.org\/)$/.test(address!),
        `${tag} ${address}`,
      );
    assert.doesNotMatch(page, /<style|style="|<script(?![^>]*src=)|\son\w+="|<iframe/);
  });

for (const path of help)
  test(`the title of /vi${path} betrays nothing`, async () => {
    const page = await (await app.request(`/vi${path}`)).text();
    assert.match(page, /<title>Ghi chú<\/title>/);
    assert.match(page, /<link rel="icon" href="\/assets\/notes\.svg/);
  });

test('every page carries the strict headers', async () => {
  for (const path of [...all, '/', '/thoat', '/dev/ui', '/vi/nothing', '/assets/portal.css']) {
    const { headers } = await app.request(path);
    assert.match(
      headers.get('Content-Security-Policy') ?? '',
      /^default-src 'none'; script-src 'self'/,
      path,
    );
    assert.doesNotMatch(headers.get('Content-Security-Policy') ?? '', /unsafe-inline|'unsafe-eval'|https?:/);
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
    assert.equal(headers.get('Cross-Origin-Embedder-Policy'), 'require-corp');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Set-Cookie'), null);
    assert.equal(headers.get('ETag'), null);
    if (!path.startsWith('/assets')) assert.equal(headers.get('Cache-Control'), 'no-store', path);
  }
});

test('WebAssembly is allowed only where a receipt is opened', async () => {
  for (const path of all) {
    const policy = (await app.request(path)).headers.get('Content-Security-Policy') ?? '';
    assert.equal(policy.includes("'wasm-unsafe-eval'"), path.endsWith('/gap-lai'), path);
  }
});

const languages = [
  { accept: 'vi-VN,vi;q=0.9', to: '/vi/' },
  { accept: 'en-GB,en;q=0.9,vi;q=0.5', to: '/en/' },
  { accept: 'fr, vi;q=0.3, en;q=0.8', to: '/en/' },
  { accept: 'fr', to: '/vi/' },
  { accept: '', to: '/vi/' },
];
for (const { accept, to } of languages)
  test(`the language "${accept}" is led to ${to}`, async () => {
    const response = await app.request('/', { headers: { 'Accept-Language': accept } });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('Location'), to);
  });

test('home asks about danger before anything else', async () => {
  const page = await (await app.request('/vi/')).text();
  const places = [
    'Bạn có đang gặp nguy hiểm ngay lúc này không?',
    'tel:113',
    'tel:111',
    'tel:115',
    'Nhờ giúp cho mình',
    'Lo cho người khác',
    '/vi/go-anh"\n',
    '/vi/hoc"',
    '/vi/cam-ket"',
    '/vi/khong-lam-duoc',
  ];
  const main = page.slice(page.indexOf('<main'));
  const found = places.filter((place) => place !== '/vi/go-anh"\n').map((place) => main.indexOf(place));
  assert.deepEqual(
    found,
    [...found].sort((a, b) => a - b),
  );
  assert.ok(!found.includes(-1));
});

test('the third door is honest: it says by name whom it cannot reach, and who can help today', async () => {
  const page = await (await app.request('/vi/go-anh')).text();
  assert.ok(page.includes('Hệ thống này chưa gửi được tới Facebook, Zalo, TikTok, Telegram.'));
  assert.ok(
    page.includes('https://takeitdown.ncmec.org/') &&
      page.includes('https://stopncii.org/') &&
      page.includes('href="/vi/giup"'),
  );
});

test('the exit clears cache and storage and leads elsewhere', async () => {
  const response = await app.request('/thoat');
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('Clear-Site-Data'), '"cache", "storage"');
  assert.match(response.headers.get('Location') ?? '', /^https:\/\/vi\.wikipedia\.org/);
});

test('an asset asked for with its version may be kept, any other path is not opened', async () => {
  const page = await (await app.request('/vi/')).text();
  const address = page.match(/\/assets\/portal\.css\?v=\w+/)?.[0] ?? '';
  assert.match((await app.request(address)).headers.get('Cache-Control') ?? '', /immutable/);
  assert.equal((await app.request('/assets/portal.css?v=old')).headers.get('Cache-Control'), 'no-cache');
  assert.equal((await app.request('/assets/..%2f..%2fpackage.json')).status, 404);
});

test('paths of others pass through untouched', async () => {
  const response = await app.request('/v1/teams');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('Content-Security-Policy'), null);
});

test('the gallery shows itself in light, dark and dense', async () => {
  const page = await (await app.request('/dev/ui?theme=dark&density=dense')).text();
  assert.match(page, /data-theme="dark" data-density="dense"/);
});

test('no page needs a script: all ways lead through links and forms', async () => {
  const pages = [
    await app.request('/vi/giup'),
    await app.request('/vi/giup', formPost({ step: '4', kind: 'other', danger: 'no', help: 'talk' })),
    await app.request('/vi/gap-lai', formPost({ receipt: RECEIPT })),
  ];
  for (const response of pages) {
    const page = await response.text();
    assert.match(page, /<form[^>]*method="post"[^>]*action="\/vi\/(?:giup|gap-lai)"/);
    assert.doesNotMatch(page, /<button type="button"(?![^>]*data-(?:copy|print))/);
  }
});

test('a fault of ours still shows 111 and 113', () => {
  const errorPage = createErrorPage({
    demo: false,
    jurisdiction: vn,
    consoleUrl: '/console/',
    teams: async () => [harbour],
  } as never);
  assert.match(String(errorPage('/vi/giup')), /tel:111[\s\S]*tel:113/);
  assert.equal(errorPage('/v1/reports'), undefined);
});
