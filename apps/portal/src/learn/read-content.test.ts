import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Language } from '@khong-mot-minh/contracts/codes';
import { z } from 'zod';
import { loadAssets } from '../assets.ts';
import { loadContent } from '../content.ts';
import { vn } from '../jurisdiction-fixture.ts';
import { translate } from '../translate.ts';
import { lessonPage } from './lesson-page.ts';
import { readTranslated } from './read-content.ts';

const Piece = z.strictObject({ title: z.string() });

test('a piece that nobody has translated is read in Vietnamese and says so; a broken one still stops', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-content-'));
  try {
    const root = pathToFileURL(`${folder}/`);
    mkdirSync(path.join(folder, 'lessons/a'), { recursive: true });
    writeFileSync(path.join(folder, 'lessons/a/vi.json'), '{"title":"Chào"}');
    assert.deepEqual(readTranslated('lessons/a', 'vi', Piece, root), { title: 'Chào' });
    assert.deepEqual(readTranslated('lessons/a', 'en', Piece, root), { title: 'Chào', writtenIn: 'vi' });
    writeFileSync(path.join(folder, 'lessons/a/en.json'), '{"title":"Hello"}');
    assert.deepEqual(readTranslated('lessons/a', 'en', Piece, root), { title: 'Hello' });
    assert.throws(
      () => readTranslated('lessons/a', 'en', Piece.extend({ title: z.literal('Hi') }), root),
      /\/title is "Hello"/,
    );
    assert.throws(() => readTranslated('lessons/b', 'vi', Piece, root), /ENOENT/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a lesson that is only there in Vietnamese is told as such on the English page, and marked for who hears it', () => {
  const content = loadContent();
  const [lesson] = content.lessons.vi;
  assert.ok(lesson);
  const pageIn = (lang: Language, writtenIn?: Language) => {
    const deps = {
      demo: false,
      jurisdiction: vn,
      consoleUrl: '/console/',
      now: () => new Date('2026-11-27'),
    } as never;
    const ctx = { lang, t: translate(lang), assets: loadAssets(), content, deps, path: `/hoc/${lesson.id}` };
    return String(lessonPage(ctx, { ...lesson, ...(writtenIn && { writtenIn }) }, 30));
  };
  const page = pageIn('en', 'vi');
  assert.match(page, /<article[^>]* lang="vi"/);
  assert.match(page, /<p[^>]* lang="en">Nobody has translated this yet/);
  assert.ok(!pageIn('vi').includes('chưa có bản dịch'));
});
