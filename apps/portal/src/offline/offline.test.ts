import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from '../content.ts';
import { portalOf } from '../portal-fixture.ts';
import type { Pack } from './pack.ts';

const { app } = portalOf();
const lessons = loadContent().lessons.vi.map(({ id }) => id);
const packOf = async (lang: string, lesson: string): Promise<Pack> =>
  (await app.request(`/${lang}/hoc/mang-theo/${lesson}.json`)).json();

for (const lang of ['vi', 'en'])
  for (const lesson of lessons)
    test(`/${lang}/hoc/${lesson} takes along at most 1 MB, all of it there and none of it about help`, async () => {
      const { bytes, files } = await packOf(lang, lesson);
      assert.ok(bytes > 10_000 && bytes <= 1_000_000, `${bytes}`);
      for (const file of files) {
        assert.match(
          file,
          new RegExp(`^/(?:assets/|${lang}/hoc/(?:mang-theo$|${lesson}(?:\\?giai-thich=1)?$))`),
        );
        assert.equal((await app.request(file)).status, 200, file);
      }
      assert.doesNotMatch(files.join(' '), /report|follow-up|take-down/);
    });

test('a pack names itself by what is in it: the same twice, another for another language', async () => {
  const [once, again, english] = await Promise.all(
    ['vi', 'vi', 'en'].map((lang) => packOf(lang, lessons[0]!)),
  );
  assert.equal(once?.version, again?.version);
  assert.notEqual(once?.version, english?.version);
});

test('a lesson that does not exist has no pack', async () => {
  const response = await app.request('/vi/hoc/mang-theo/khong-co.json');
  assert.equal(response.status, 404);
});

test('asking for the answers explains every question and marks none', async () => {
  const page = await (await app.request('/vi/hoc/bat-coc-online?giai-thich=1')).text();
  assert.equal(page.split(/Đây là chuyện (?:có dấu hiệu lừa|đáng tin)\./).length - 1, 6);
  assert.doesNotMatch(page, /Bạn nhận ra \d/);
});
