import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import path from '../../../../content/path.json' with { type: 'json' };
import { browserBundles } from '../browser-bundles.ts';
import { loadContent } from '../content.ts';
import { portalOf } from '../portal-fixture.ts';
import { translate } from '../translate.ts';
import { problemsOf } from './content-problems.ts';
import { Convention, loadConvention } from './convention.ts';
import { factOf } from './fact.ts';
import { learnApp } from './learn-pages-fixture.ts';
import { loadStories } from './load-stories.ts';
import { AUDIENCES, adultOf, CONVENTION_AGES, LearningPath } from './path.ts';
import { QUIZ_AGES } from './quiz-item.ts';

const app = learnApp();
const stories = loadStories('vi');
const lessons = loadContent().lessons.vi.map(({ id }) => id);
const paths = ['vi', 'en'].flatMap((lang) =>
  [
    '/do-vui',
    ...QUIZ_AGES.map((age) => `/do-vui/${age}`),
    ...AUDIENCES.map((audience) => `/cho/${audience}`),
    ...CONVENTION_AGES.map((age) => `/cong-uoc/${age}`),
    '/tieng-noi',
    '/tieng-noi/goi-di-hoa',
    '/tieng-noi/phim/mot-cuoc-goi',
    '/tro-choi',
    ...['that-hay-gia', 'em-noi-the-nao', 'ba-lop-khien'].map((game) => `/tro-choi/${game}`),
    '/chuyen',
    ...stories.map(({ id }) => `/chuyen/${id}`),
  ].map((page) => `/${lang}/hoc${page}`),
);

for (const address of paths)
  test(`${address} is whole without a script: a draft, the way out, help, nothing foreign`, async () => {
    const response = await app.request(address);
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(page, /<a class="exit" href="\/thoat"/);
    assert.match(page, /class="language" href="\/(?:vi|en)\/hoc\//);
    assert.match(page, /\/giup"/);
    assert.doesNotMatch(page, /<style|style="|<script(?![^>]*src=)|\son\w+="|<iframe|src="http/);
    assert.ok(page.includes(translate(address.startsWith('/vi') ? 'vi' : 'en')('learn.review.draft')));
  });

test('every path meets all three tricks, and every lesson stands on a path', () => {
  const all = loadContent().lessons.vi;
  for (const { id, lessons: led } of path.audiences) {
    const met = new Set(all.filter((lesson) => led.includes(lesson.id)).flatMap(({ tactics }) => tactics));
    assert.deepEqual([...met].sort(), ['control', 'fear', 'trust'], id);
  }
  const onPaths = new Set(path.audiences.flatMap(({ lessons: led }) => led));
  assert.deepEqual(
    lessons.filter((id) => !onPaths.has(id)),
    [],
  );
});

test('each audience begins with a lesson of its own', () => {
  const first = path.audiences.map(({ lessons: led }) => led[0]);
  assert.equal(new Set(first).size, AUDIENCES.length);
  assert.deepEqual([adultOf('khi-con-bi-doa'), adultOf('anh-ghep-trong-lop')], ['parents', 'teachers']);
  assert.equal(adultOf('bat-coc-online'), undefined, 'young people are led there too');
});

test('every audience is led only to lessons and stories that exist', () => {
  assert.deepEqual(problemsOf(LearningPath, path), []);
  assert.deepEqual(
    path.audiences.map(({ id }) => id),
    [...AUDIENCES],
  );
  const ids = stories.map(({ id }) => id);
  for (const { lessons: wanted, stories: played } of path.audiences) {
    assert.ok(
      wanted.every((id) => lessons.includes(id)),
      wanted.join(),
    );
    assert.ok(
      played.every((id) => ids.includes(id)),
      played.join(),
    );
  }
  assert.deepEqual(new Set(path.audiences.flatMap((one) => one.lessons)), new Set(lessons));
});

test('links between learning pages lead somewhere', async () => {
  const { app: portal } = portalOf();
  const linked = new Set<string>();
  for (const address of [...paths, '/vi/hoc', '/en/hoc']) {
    const page = await (address.endsWith('/hoc') ? portal : app).request(address);
    for (const [, to] of (await page.text()).matchAll(/href="(\/(?:vi|en)\/hoc[^"#]*)/g))
      linked.add(to!.replaceAll('&amp;', '&'));
  }
  for (const to of linked) {
    const known = (await app.request(to)).status === 200 || (await portal.request(to)).status === 200;
    assert.ok(known, to);
  }
});

test('lessons, also those for adults, end in what to do next with 111', async () => {
  const { app: portal } = portalOf();
  for (const lang of ['vi', 'en'])
    for (const id of lessons) {
      const page = await (await portal.request(`/${lang}/hoc/${id}`)).text();
      assert.match(page.slice(page.indexOf('id="next-steps"')), /tel:111/, id);
    }
});

test('a story plays to its end through links alone', async () => {
  let address = '/vi/hoc/chuyen/bat-coc-online';
  for (let step = 0; step < 20; step += 1) {
    const page = await (await app.request(address)).text();
    const ways = page.slice(page.indexOf('data-ways'), page.indexOf('data-ending'));
    const next = /href="([^"]+di=[^"]+)"/.exec(ways)?.[1];
    if (!next) {
      assert.match(page, /data-ending><?[\s\S]*outcome__title[\s\S]*tel:111/);
      return;
    }
    address = next.split('#')[0]!;
  }
  assert.fail('no end within twenty choices');
});

const missing = ['/vi/hoc/cho/nobody', '/vi/hoc/cong-uoc/9', '/vi/hoc/chuyen/nothing'];
for (const address of missing)
  test(`${address} is a page that says it is not there`, async () =>
    assert.equal((await app.request(address)).status, 404));

test('every stated fact about the Convention names a source or speaks of this house', () => {
  for (const text of [...loadConvention('vi'), ...loadConvention('en')]) {
    assert.deepEqual(problemsOf(Convention, text), []);
    const facts = text.sections.flatMap((section) => section.facts);
    const law = facts.filter(({ text: words }) => /Điều \d|[Aa]rticle \d|202[3-6]|72|40 /.test(words));
    assert.ok(law.length > 0 && law.every(({ fact }) => fact), text.title);
    assert.ok(
      facts.some(({ fact }) => fact && factOf(fact).grade === 'unverified'),
      text.title,
    );
  }
});

test('a fact that nobody has read again in time shows as stale, quietly, and is told in time as it is', async () => {
  const addresses = ['/vi/hoc/gio-dau-bi-doa', '/en/hoc/gio-dau-bi-doa', '/vi/hoc/cong-uoc/15'];
  const { app: here } = portalOf();
  const { app: later } = portalOf({ now: () => new Date('2028-01-01') });
  for (const address of addresses) {
    const now = await (await here.request(address)).text();
    assert.doesNotMatch(now, /đọc lại trước|read again by/, address);
    const stale = await (await later.request(address)).text();
    assert.match(stale, /Lẽ ra phải đọc lại trước 31\/5\/2027|Due to be read again by 31\/05\/2027/, address);
  }
  const lesson = await (await here.request('/vi/hoc/gio-dau-bi-doa')).text();
  assert.match(lesson, /Chúng mình lấy từ đâu.*27% nói vẫn bị đòi tiếp.*Thorn và NCMEC/s);
});

test('scripts: a story 3 KB with its machine, the quiz 3 KB, far below the 60 KB of a lesson', async () => {
  for (const name of ['play', 'quiz']) {
    const { outputFiles } = await build({
      ...browserBundles,
      entryPoints: [new URL(`../browser/${name}.ts`, import.meta.url).pathname],
      outdir: 'dist',
      write: false,
      logLevel: 'silent',
    });
    const size = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
    assert.ok(size <= 3000, `${name}: ${size}`);
  }
});
