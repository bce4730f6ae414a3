import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from './catalogue.ts';
import { fill } from './fill.ts';

const words = catalogue(
  { hello: 'Chào {name}', 'cases.open': '{count} vụ đang mở', only: 'Chỉ tiếng Việt' },
  {
    en: {
      hello: 'Hello {name}',
      'cases.open': '{count} open cases',
      'cases.open_one': 'One open case',
    } as object,
  },
);

test('a sentence is said in the language that is asked for, with its values', () => {
  assert.equal(words.in('vi')('hello', { name: 'An' }), 'Chào An');
  assert.equal(words.in('en')('hello', { name: 'An' }), 'Hello An');
});

test('what a language does not say is said in the first, and is told', () => {
  assert.equal(words.in('en')('only'), 'Chỉ tiếng Việt');
  assert.deepEqual(words.missing('en'), ['only']);
  assert.deepEqual(words.missing('vi'), []);
});

test('a number takes the plural of its language; Vietnamese has none', () => {
  const [vi, en] = [words.in('vi'), words.in('en')];
  assert.equal(en('cases.open', { count: 1 }), 'One open case');
  assert.equal(en('cases.open', { count: 0 }), '0 open cases');
  assert.equal(en('cases.open', { count: 2 }), '2 open cases');
  assert.equal(vi('cases.open', { count: 1 }), '1 vụ đang mở');
});

test('a name without a value stays to be seen, and no name reaches into objects', () => {
  assert.equal(fill('{a} {b}', { a: 0 }), '0 {b}');
  assert.equal(fill('{constructor} {__proto__}', {}), '{constructor} {__proto__}');
});

test('a key is known by the first language', () => {
  assert.ok(words.has('only'));
  assert.ok(!words.has('toString'));
  assert.deepEqual(words.keys(), ['hello', 'cases.open', 'only']);
});

test('values are spelled as the catalogue says', () => {
  const loud = catalogue({ n: '{n}' }, {}, { spell: (language, value) => `${language}:${value}` });
  assert.equal(loud.in('en')('n', { n: 5 }), 'en:5');
});

test('a language is prepared once, and no language gets another one’s sentences', () => {
  assert.equal(words.in('en'), words.in('en'));
  assert.notEqual(words.in('en'), words.in('vi'));
});
