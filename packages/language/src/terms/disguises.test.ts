import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTermMatcher } from '../term-matcher.ts';

const matcher = createTermMatcher([
  { id: 'mit', text: 'quả mít', lang: 'vi', tier: 'block' },
  { id: 'duong', text: 'giường phưởng', lang: 'vi', tier: 'block' },
  { id: 'turnip', text: 'turnip', lang: 'en', tier: 'block' },
  { id: 'notable', text: 'notable', lang: 'en', tier: 'block' },
  { id: 'books', text: 'bookell', lang: 'en', tier: 'block' },
]);
const found = (text: string) => matcher.match(text).map(({ id, tier }) => `${id}:${tier}`);

const cases = [
  { name: 'spaced letters are one word', text: 'a nice t u r n i p', want: ['turnip:block'] },
  { name: 'ordinary words do not join', text: 'he is not able to turn ipads', want: [] },
  { name: 'joined syllables are still two', text: 'do quamit', want: ['mit:block'] },
  { name: 'a sign inside a word is a disguise', text: 'tu~rn~ip', want: ['turnip:block'] },
  { name: 'one emoji inside a word may be chance', text: 'tur🍌nip', want: ['turnip:score'] },
  {
    name: 'masked letters score',
    text: 't*rnip *urnip q#a m_t',
    want: ['turnip:score', 'turnip:score', 'mit:score'],
  },
  { name: 'too many masked letters are no word', text: 't****p', want: [] },
  { name: 'leet at both ends', text: '7urn1p', want: ['turnip:block'] },
  { name: 'numbers are no words', text: '7 000 1tr5 500k 9h30', want: [] },
  { name: 'Telex keys', text: 'quar mits', want: ['mit:block'] },
  { name: 'Telex keys with another tone are another word', text: 'quaf mitj', want: [] },
  { name: 'VNI keys', text: 'qua3 mit1, giu7o72ng phu7o73ng', want: ['mit:block', 'duong:block'] },
  {
    name: 'Telex horns as people type them',
    text: 'giuowngf fuowngr giuwowngf phuwowngr',
    want: ['duong:block'],
  },
  { name: 'spelled by sound', text: 'wa mit juong fuog', want: ['mit:block', 'duong:block'] },
  { name: 'swapped and missing letters score', text: 'tunrip trnip', want: ['turnip:score', 'turnip:score'] },
  { name: 'two sentences are not one term', text: 'Ngon quả. Mít cũng ngon', want: ['mit:score'] },
  { name: 'a trailing exclamation mark is no letter', text: 'turnip!', want: ['turnip:block'] },
  {
    name: 'doubled letters must be there',
    text: 'bokel bookell b.o.o.k.e.l.l',
    want: ['books:block', 'books:block'],
  },
  {
    name: 'letters in boxes, flags and brackets',
    text: '🆃🆄🆁🅽🅸🅿 🇹🇺🇷🇳🇮🇵 ⒯⒰⒭⒩⒤⒫',
    want: ['turnip:block', 'turnip:block', 'turnip:block'],
  },
];
for (const { name, text, want } of cases)
  test(`disguises: ${name}`, () => assert.deepEqual(found(text), want));

const oneSyllable = createTermMatcher(
  ['cắc', 'lộn', 'buội', 'ngũm', 'đẹo', 'dảy', 'cùm', 'phục', 'bịch'].map((text) => ({
    id: text,
    text,
    lang: 'vi',
    tier: 'block',
  })),
);

test('disguises: everyday words that normalise like a term are no hit where the writer types tones', () =>
  assert.deepEqual(
    oneSyllable.match('Các bạn lớn buổi này ngủ sớm, đeo kính, dạy cụm từ cho Phúc và Bích nhé'),
    [],
  ));

test('disguises: without tones they only score', () =>
  assert.deepEqual(
    [
      ...new Set(
        oneSyllable
          .match('cac ban lon buoi nay deo kinh day cum tu cho phuc va bich')
          .map(({ tier }) => tier),
      ),
    ],
    ['score'],
  ));

const more = [
  { name: 'VNI keys in any order', text: 'qua3 mi1t, giuo72ng phuo73ng', want: ['mit:block', 'duong:block'] },
  { name: 'Telex with the tone before the marks', text: 'GIUONGFW phuongrw', want: ['duong:block'] },
  { name: 'English words that end like Telex are no tones', text: 'this is for his cars', want: [] },
  { name: 'mixed signs between letters, a bar among them', text: 't-u|r.n_i/p', want: ['turnip:block'] },
  {
    name: 'hooked Latin, Lisu and Cherokee letters',
    text: 'ƭʉɾɲɨƥ ꓔꓴꓣꓠꓲꓑ ᎢuᎡnᎥᏢ',
    want: ['turnip:block', 'turnip:block', 'turnip:block'],
  },
  {
    name: 'a star in a long term, one in each word',
    text: 'gi*ong phu*ng, g*uong ph*ong',
    want: ['duong:block', 'duong:block'],
  },
  { name: 'an odd sign in a long word', text: 'not🍌able', want: ['notable:block'] },
  { name: 'a hyphen in a long word may be two words', text: 'not-able', want: ['notable:score'] },
  {
    name: 'two words without tones among words with tones',
    text: 'đồ giuong phuong đó nhé bạn ơi',
    want: ['duong:block'],
  },
  { name: 'a slip that leaves no syllable', text: 'giuogn phuong', want: ['duong:block'] },
  {
    name: 'words that only sound alike and are ordinary words score',
    text: 'duong fuong, duong phuong',
    want: ['duong:block', 'duong:score'],
  },
];
for (const { name, text, want } of more)
  test(`disguises: ${name}`, () => assert.deepEqual(found(text), want));

test('disguises: a typed word is cited where it stands in the original', () => {
  const text = '😀 đồ giuo72ng phuo73ng kia';
  const [hit] = matcher.match(text);
  assert.equal(text.slice(hit?.start, hit?.end), 'giuo72ng phuo73ng');
});
