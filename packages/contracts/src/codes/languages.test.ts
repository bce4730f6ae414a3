import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_LANGUAGE, inEachLanguage, isLanguage, LANGUAGE_ROWS, LANGUAGES } from './languages.ts';

test('everything exists in Vietnamese first', () => {
  assert.equal(FIRST_LANGUAGE, 'vi');
  assert.equal(LANGUAGES[0], FIRST_LANGUAGE);
});

test('each language has a tag that numbers and dates can be written by, and calls itself by its own name', () => {
  for (const language of LANGUAGES) {
    const { locale, ownName } = LANGUAGE_ROWS[language];
    assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(locale), [locale]);
    assert.equal(new Intl.Locale(locale).language, language);
    assert.equal(new Intl.DisplayNames(language, { type: 'language' }).of(language), ownName);
  }
});

test('a word that is no language is none, whatever objects know by that name', () =>
  assert.deepEqual(
    ['vi', 'en', 'xx', '', 'toString', undefined].map((word) => isLanguage(word)),
    [true, true, false, false, false, false],
  ));

test('what is made for each language is there for every one, and no other', () => {
  const made = inEachLanguage((language) => `${language}!`);
  assert.deepEqual(Object.keys(made), [...LANGUAGES]);
  for (const language of LANGUAGES) assert.equal(made[language], `${language}!`);
});
