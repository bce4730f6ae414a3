import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { loadAssets } from '../assets.ts';
import { loadContent } from '../content.ts';
import { vn } from '../jurisdiction-fixture.ts';
import { problemsOf } from '../learn/content-problems.ts';
import { translate } from '../translate.ts';
import { addVoicePages } from './add-voice-pages.ts';
import { Film, loadFilms } from './film.ts';
import { loadVoices } from './voice.ts';

const app = new Hono();
const parts = {
  assets: loadAssets(),
  content: loadContent(),
  deps: { demo: false, jurisdiction: vn, consoleUrl: '/console/' },
};
for (const lang of ['vi', 'en'] as const)
  addVoicePages(app, (path) => ({ lang, t: translate(lang), path, ...parts }) as never);
const films = loadFilms();
const video = `/vi/hoc/tieng-noi/phim/${films[0]?.id}/film.webm`;

for (const voice of [...loadVoices('vi'), ...loadVoices('en')])
  test(`"${voice.title}" has three drawings with words for who cannot see them, and ends with 111 or 113`, () => {
    const drawn = voice.chapters.flatMap(({ drawing }) => (drawing ? [drawing] : []));
    assert.ok(drawn.length >= 3);
    assert.ok(
      drawn.every(({ file, alt }) => alt.length > 10 && parts.assets.has(`voice-${voice.id}-${file}`)),
    );
    assert.match(voice.ending.steps.join(' '), /11[13]/);
  });

test('there are at least four stories, the same in both languages', () => {
  const plan = (lang: 'vi' | 'en') =>
    loadVoices(lang).map(({ id, chapters }) => [id, chapters.map(({ drawing }) => drawing?.file)]);
  assert.ok(plan('vi').length >= 4);
  assert.deepEqual(plan('en'), plan('vi'));
});

for (const film of films)
  test(`film "${film.id}": its captions cover it, name 111 or 113, and it is small`, async () => {
    const spoken = film.captions.reduce((sum, { from, to }) => sum + to - from, 0);
    assert.ok(spoken / film.seconds > 0.8);
    assert.match(film.captions.map(({ vi }) => vi).join(' '), /11[13]/);
    assert.ok(film.sizeBytes <= 1_572_864);
    const page = await (await app.request(`/vi/hoc/tieng-noi/phim/${film.id}`)).text();
    assert.match(page, /<video[^>]*preload="none"/);
    assert.doesNotMatch(page, /autoplay/);
    const { headers } = await app.request(`/vi/hoc/tieng-noi/phim/${film.id}/film.webm`);
    assert.equal(headers.get('content-type'), 'video/webm');
  });

const whole = async () => new Uint8Array(await (await app.request(video)).arrayBuffer());
const ranges = [
  { asked: 'bytes=0-99', status: 206, length: 100 },
  { asked: 'bytes=-50', status: 206, length: 50 },
  { asked: 'bytes=5-', status: 206, length: (films[0]?.sizeBytes ?? 0) - 5 },
  { asked: 'bytes=99999999-', status: 416, length: 0 },
  { asked: 'bytes=-', status: 200, length: films[0]?.sizeBytes },
  { asked: 'lines=1-2', status: 200, length: films[0]?.sizeBytes },
];
for (const { asked, status, length } of ranges)
  test(`asking for "${asked}" of a film gives ${status}`, async () => {
    const answer = await app.request(video, { headers: { range: asked } });
    assert.equal(answer.status, status);
    assert.equal((await answer.arrayBuffer()).byteLength, length);
  });

test('two ranges put together are the file', async () => {
  const part = async (range: string) =>
    new Uint8Array(await (await app.request(video, { headers: { range } })).arrayBuffer());
  assert.deepEqual(
    Buffer.concat([await part('bytes=0-999'), await part('bytes=1000-')]),
    Buffer.from(await whole()),
  );
});

for (const path of ['/vi/hoc/tieng-noi/nobody', '/vi/hoc/tieng-noi/phim/x/film.webm', `${video}/..`])
  test(`${path} is not there`, async () => assert.equal((await app.request(path)).status, 404));

test('captions that overlap are refused', () => {
  const [film] = films;
  const captions = [
    { from: 0, to: 5, vi: 'a', en: 'a' },
    { from: 4, to: 6, vi: 'b', en: 'b' },
  ];
  assert.match(problemsOf(Film, { ...film, captions }).join(), /captions\/0/);
});
