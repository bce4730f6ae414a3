import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from './content.ts';
import { lessonProblems } from './content-shapes.ts';

const content = loadContent();
const [lesson] = content.lessons.vi;

test('there are the 34 provinces of 2025, each once', () => {
  assert.equal(new Set(content.provinces.map(({ id }) => id)).size, 34);
});

test('both languages ask the same questions with the same answers', () => {
  const key = (lang: 'vi' | 'en') =>
    content.lessons[lang].map(({ id, version, review, quiz }) => [
      id,
      version,
      review,
      quiz.questions.map((q) => [q.id, q.answer]),
    ]);
  assert.deepEqual(key('en'), key('vi'));
});

test('every quiz mixes real and fake', () => {
  for (const { quiz } of content.lessons.vi)
    assert.deepEqual(new Set(quiz.questions.map(({ answer }) => answer)), new Set(['real', 'fake']));
});

const broken = [
  { name: 'a missing title', value: { ...lesson, title: undefined } },
  {
    name: 'an answer that is neither',
    value: {
      ...lesson,
      quiz: { ...lesson?.quiz, questions: [{ ...lesson?.quiz.questions[0], answer: 'maybe' }] },
    },
  },
  { name: 'an unknown review state', value: { ...lesson, review: 'approved' } },
  { name: 'a list in place of a lesson', value: [] },
];
for (const { name, value } of broken)
  test(`a lesson with ${name} is refused`, () => assert.notDeepEqual(lessonProblems(value), []));
