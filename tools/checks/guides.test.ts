import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareGuides } from './guides.ts';

const en =
  '# Desk\nFirst words.\n\n## A day\nTake a case.\n\n```sh\n# no heading\n```\n\n## Keys\nTwo people.\n';

/** The Vietnamese that renders a text, with the marks that the check asks for. */
function renderingOf(english: string): string {
  const marks = compareGuides('a', english, '').map((told) => /<!-- .* -->/.exec(told)?.[0]);
  return `# Bàn trực\n${marks.join('\n## Phần\n')}\n`;
}

test('a guide whose sections are all marked passes', () => {
  assert.equal(compareGuides('a', en, '').length, 3);
  assert.deepEqual(compareGuides('a', en, renderingOf(en)), []);
});

test('a section that changed in English alone is told by its name, no other one', () => {
  const told = compareGuides('a', en.replace('Two people', 'Three people'), renderingOf(en));
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /a\.md § Keys has changed and was not read beside a\.vi\.md/);
});

test('a section that is new in English, or gone from it, is told', () => {
  const [added] = compareGuides('a', `${en}\n## Danger\nCall.\n`, renderingOf(en));
  assert.match(added ?? '', /§ Danger is not rendered in a\.vi\.md/);
  const [gone] = compareGuides('a', en.replace(/## Keys[\s\S]*$/, ''), renderingOf(en));
  assert.match(gone ?? '', /a\.vi\.md renders § Keys, which the English has not/);
});

test('other line breaks and a changed line of code', () => {
  assert.deepEqual(compareGuides('a', en.replace('First words.', 'First\nwords.'), renderingOf(en)), []);
  assert.match(
    compareGuides('a', en.replace('# no heading', '# no head'), renderingOf(en))[0] ?? '',
    /§ A day/,
  );
});
