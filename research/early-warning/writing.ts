import type { Random } from '../../bench/rules/random.ts';

/** How a conversation is typed. The first four are ordinary; the rest hide words from a filter. */
export const WRITINGS = [
  'as written',
  'untoned',
  'chat spelling',
  'some tones',
  'spaced',
  'dotted',
  'look-alikes',
  'stretched',
  'digits',
  'typos',
] as const;
export type Writing = (typeof WRITINGS)[number];

export const ORDINARY: readonly Writing[] = ['as written', 'untoned', 'chat spelling', 'some tones'];

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const CHAT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})không(?!\p{L})/giu, 'k'],
  [/(?<!\p{L})được(?!\p{L})/giu, 'đc'],
  [/(?<!\p{L})anh(?!\p{L})/giu, 'a'],
  [/(?<!\p{L})em(?!\p{L})/giu, 'e'],
  [/(?<!\p{L})với(?!\p{L})/giu, 'vs'],
  [/(?<!\p{L})gì(?!\p{L})/giu, 'j'],
  [/(?<!\p{L})biết(?!\p{L})/giu, 'bít'],
  [/(?<!\p{L})mình(?!\p{L})/giu, 'mk'],
  [/(?<!\p{L})nói chuyện(?!\p{L})/giu, 'nch'],
  [/(?<!\p{L})nhắn tin(?!\p{L})/giu, 'nt'],
  [/(?<!\p{L})bây giờ(?!\p{L})/giu, 'bh'],
  [/(?<!\p{L})rồi(?!\p{L})/giu, 'r'],
  [/(?<!\p{L})vậy(?!\p{L})/giu, 'z'],
  [/(?<!\p{L})quá(?!\p{L})/giu, 'wá'],
  [/(?<!\p{L})người(?!\p{L})/giu, 'ng'],
  [/(?<!\p{L})tin nhắn(?!\p{L})/giu, 'tn'],
  [/(?<!\p{L})ph(?=\p{L})/giu, 'f'],
  [/\byou\b/gi, 'u'],
  [/\byour\b/gi, 'ur'],
  [/\bpicture\b/gi, 'pic'],
  [/\bpeople\b/gi, 'ppl'],
  [/\bplease\b/gi, 'pls'],
];
const TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  c: 'с',
  p: 'р',
  x: 'х',
  i: 'і',
  y: 'у',
};
const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0' };

const eachWord = (text: string, change: (word: string) => string): string =>
  text.replace(/\p{L}[\p{L}\p{M}]*/gu, change);

/** Types a text in a way; what is drawn at random comes from `random`. */
export function write(text: string, writing: Writing, random: Random): string {
  switch (writing) {
    case 'as written':
      return text;
    case 'untoned':
      return plain(text);
    case 'chat spelling':
      return CHAT.reduce((typed, [from, to]) => typed.replace(from, to), text);
    case 'some tones':
      return eachWord(text, (word) => (random.chance(0.5) ? plain(word) : word));
    case 'spaced':
      return eachWord(text, (word) => (word.length >= 4 && random.chance(0.4) ? [...word].join(' ') : word));
    case 'dotted':
      return eachWord(text, (word) => (word.length >= 3 && random.chance(0.5) ? [...word].join('.') : word));
    case 'look-alikes':
      return text.replace(/[aeocpxiy]/g, (letter) =>
        random.chance(0.6) ? (TWINS[letter] ?? letter) : letter,
      );
    case 'stretched':
      return eachWord(text, (word) => (random.chance(0.4) ? word + word.slice(-1).repeat(3) : word));
    case 'digits':
      return plain(text).replace(/(?<=[a-z])[aeio](?=[a-z])/g, (letter) => DIGITS[letter] ?? letter);
    case 'typos':
      return eachWord(text, (word) => {
        if (word.length < 4 || !random.chance(0.25)) return word;
        const at = random.int(1, word.length - 3);
        return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
      });
  }
}
