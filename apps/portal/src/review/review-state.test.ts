import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageContext } from '../page-context.ts';
import { translate } from '../translate.ts';
import type { Review } from './load-reviews.ts';
import { reviewState } from './review-state.ts';

const review: Review = {
  piece: 'lessons/x',
  language: 'vi',
  state: 'tried',
  on: '2026-11-24',
  by: { vi: 'lớp 8 của một trường', en: 'a class of eight graders' },
  people: 31,
  fingerprint: '0123456789abcdef',
  current: true,
};
const shown = (reviews: readonly Review[], lang: 'vi' | 'en' = 'vi') => {
  const content = { reviews: new Map([['lessons/x vi', reviews]]) };
  const ctx = { lang, t: translate(lang), content } as unknown as PageContext;
  return String(reviewState(ctx, 'lessons/x'));
};

const cases = [
  { name: 'without a record it is a draft', reviews: [], want: /Bản nháp/ },
  {
    name: 'a trial says with how many, who and when',
    reviews: [review],
    want: /31 bạn trẻ: lớp 8 của một trường, 24\/11\/2026/,
  },
  {
    name: 'a piece that was changed since says so',
    reviews: [{ ...review, current: false }],
    want: /badge--warm[\s\S]*Đã sửa sau lần đó/,
  },
];
for (const { name, reviews, want } of cases) test(name, () => assert.match(shown(reviews), want));

test('a review of the Vietnamese says nothing about the English', () =>
  assert.match(shown([review], 'en'), /Draft/));
