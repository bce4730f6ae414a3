import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from './content.ts';
import { problemsOf } from './learn/content-problems.ts';
import { Lesson } from './learn/lesson.ts';

const content = loadContent();
const [lesson] = content.lessons.vi;

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

/** Syllables a minute that the 2018 curriculum asks of a reader at the end of grade 5. */
const READ_A_MINUTE = 90;

for (const lesson of content.lessons.vi)
  test(`"${lesson.id}" takes no longer than it says, and at most eight minutes`, () => {
    const { sections, quiz } = lesson;
    const words = [
      lesson.summary,
      ...sections.flatMap(({ title, paragraphs = [], list = [] }) => [title, ...paragraphs, ...list]),
      ...quiz.questions.flatMap(({ prompt, explanation }) => [prompt, explanation]),
    ].join(' ');
    assert.ok(words.split(/\s+/).length / READ_A_MINUTE <= lesson.minutes);
    assert.ok(lesson.minutes <= 8);
  });

test('both languages of a lesson carry the same tags, and each has a drawing with its words', () => {
  const tags = (lang: 'vi' | 'en') =>
    content.lessons[lang].map(({ id, tactics, convention, minutes, illustration }) => [
      id,
      tactics,
      convention,
      minutes,
      illustration.focus,
    ]);
  assert.deepEqual(tags('en'), tags('vi'));
  for (const { illustration, domain } of content.lessons.vi) {
    assert.ok(illustration.alt.length > 20);
    assert.match(domain, /An toàn.*02\/2025/);
  }
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
  { name: 'an article that is not tagged', value: { ...lesson, convention: [99] } },
  { name: 'no article at all', value: { ...lesson, convention: [] } },
  { name: 'a list in place of a lesson', value: [] },
];
for (const { name, value } of broken)
  test(`a lesson with ${name} is refused`, () => assert.notDeepEqual(problemsOf(Lesson, value), []));
