import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './content-problems.ts';
import { loadStories } from './load-stories.ts';
import { Story } from './story.ts';
import { pathText, readPath, walkStory } from './walk-story.ts';

const stories = { vi: loadStories('vi'), en: loadStories('en') };
const end: NonNullable<Story['scenes'][string]['end']> = {
  mood: 'safe',
  title: 'x',
  text: 'x',
  steps: ['a', 'b'],
};
const lines: Story['scenes'][string]['lines'] = [{ from: 'them', text: 'x' }];
const sound: Story = {
  id: 'x',
  review: 'draft',
  title: 'x',
  summary: 'x',
  them: 'x',
  minutes: '1',
  tactics: [],
  start: 'a',
  scenes: { a: { lines, choices: [{ text: 'on', to: 'b' }] }, b: { lines, end } },
};

test('a sound story has no problems', () => assert.deepEqual(problemsOf(Story, sound), []));

const way = (...to: string[]) => ({ lines, choices: to.map((one) => ({ text: one, to: one })) });
const broken = [
  {
    name: 'a way to nowhere',
    scenes: { a: way('b', 'x'), b: { lines, end } },
    says: '"x", which does not exist',
  },
  {
    name: 'a scene that is never reached',
    scenes: { ...sound.scenes, c: { lines, end } },
    says: '/scenes/c is never',
  },
  {
    name: 'a dead end',
    scenes: { a: way('b', 'c'), b: { lines, end }, c: { lines } },
    says: '/scenes/c must offer',
  },
  {
    name: 'a circle without an end',
    scenes: { a: way('b', 'c'), b: { lines, end }, c: way('c') },
    says: '/scenes/c never comes',
  },
  {
    name: 'an end that says nothing to do',
    scenes: { a: { lines, end: { ...end, steps: [] } } },
    says: 'steps',
  },
  { name: 'no start', scenes: {}, says: '/start leads to "a"' },
];
for (const { name, scenes, says } of broken)
  test(`a story with ${name} is refused`, () =>
    assert.ok(problemsOf(Story, { ...sound, scenes }).some((problem) => problem.includes(says))));

/** Every way through a story to an end; each scene is passed once. */
function endings(story: Story): number[][] {
  const from = (name: string, path: number[], passed: string[]): number[][] =>
    passed.includes(name)
      ? []
      : (story.scenes[name]?.choices ?? []).length === 0
        ? [path]
        : (story.scenes[name]?.choices ?? []).flatMap(({ to }, at) =>
            from(to, [...path, at], [...passed, name]),
          );
  return from(story.start, [], []);
}

for (const story of stories.vi)
  test(`"${story.id}": every way through ends with steps, a safe one among them, and names 111 or 113`, () => {
    const reached = endings(story).map((path) => walkStory(story, path));
    assert.ok(reached.length >= 8);
    assert.ok(reached.every(({ at }) => (at.end?.steps.length ?? 0) >= 2));
    const ends = Object.values(story.scenes).flatMap((scene) => (scene.end ? [scene.end] : []));
    assert.ok(ends.some(({ mood }) => mood === 'safe') && ends.some(({ mood }) => mood === 'late'));
    assert.ok(ends.every(({ text, steps, title }) => /11[13]/.test([title, text, ...steps].join(' '))));
  });

test('both languages have the same scenes and ways', () => {
  const plan = (story: Story) =>
    Object.entries(story.scenes).map(([name, { choices, end: last }]) => [
      name,
      choices?.map(({ to }) => to),
      last?.mood,
    ]);
  assert.deepEqual(stories.en.map(plan), stories.vi.map(plan));
});

test('a path follows choices and stops where the story offers none', () => {
  const story = stories.vi.find(({ id }) => id === 'bat-coc-online');
  const { path, said, at } = walkStory(story!, [2, 9, 9]);
  assert.deepEqual(path, [2]);
  assert.equal(said.filter(({ from }) => from === 'me').length, 1);
  assert.ok(at.end);
});

for (const text of ['', 'x', '1-', '-1', '1--2', `${'1-'.repeat(60)}1`, '<b>'])
  test(`the address "${text.slice(0, 12)}" is no path`, () => assert.deepEqual(readPath(text), []));
test('a path survives its address', () => assert.deepEqual(readPath(pathText([0, 12, 3])), [0, 12, 3]));
