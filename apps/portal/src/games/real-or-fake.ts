import type { Language } from '@kmm/contracts';
import { readTranslated, type Written } from '../learn/read-content.ts';
import { type Check, listOf, maybe, oneOf, shape, text } from '../learn/shape.ts';

/** A line of a card; `marker` says what gives it away, shown once the player has decided. */
export type CardLine = { text: string; marker?: string };
export type Card = {
  id: string;
  kind: 'profile' | 'call' | 'message';
  who: string;
  answer: 'real' | 'fake';
  lines: readonly CardLine[];
  verdict: string;
};

/** *Thật hay giả*: as many real cards as fake ones, so that suspecting all of them wins nothing. */
export type RealOrFake = {
  id: string;
  review: 'draft' | 'reviewed';
  minutes: string;
  title: string;
  summary: string;
  cards: readonly Card[];
};

const card: Check = shape({
  id: text,
  kind: oneOf('profile', 'call', 'message'),
  who: text,
  answer: oneOf('real', 'fake'),
  lines: listOf(shape({ text, marker: maybe(text) }), 2),
  verdict: text,
});

/** The shape of the game's file. */
export const realOrFakeShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  minutes: text,
  title: text,
  summary: text,
  cards: listOf(card, 2),
});

/** What is wrong with the game's file; nothing found is a pass. */
export function realOrFakeProblems(value: unknown): string[] {
  const problems = realOrFakeShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  const { cards } = value as RealOrFake;
  const real = cards.filter(({ answer }) => answer === 'real').length;
  return [
    ...(real * 2 === cards.length ? [] : [`/cards has ${real} real of ${cards.length}, not half`]),
    ...cards.flatMap(({ lines }, at) =>
      lines.some(({ marker }) => marker) ? [] : [`/cards/${at} reveals no marker`],
    ),
  ];
}

export const loadRealOrFake = (lang: Language): Written<RealOrFake> =>
  readTranslated<RealOrFake>('games/that-hay-gia', lang, realOrFakeProblems);

/** 0 says real, 1 fake, 2 cannot tell. */
export const GUESSES = ['real', 'fake', 'unsure'] as const;

export type Discernment = { real: number; fake: number; realOf: number; fakeOf: number; unsure: number };

/** Real ones trusted and fake ones found, counted apart: suspicion alone is not skill. */
export function discern({ cards }: RealOrFake, guesses: readonly number[]): Discernment {
  const right = (answer: Card['answer']) =>
    cards.filter((one, at) => one.answer === answer && GUESSES[guesses[at] ?? 2] === answer).length;
  const of = (answer: Card['answer']) => cards.filter((one) => one.answer === answer).length;
  const unsure = guesses.filter((guess) => GUESSES[guess] === 'unsure').length;
  return { real: right('real'), fake: right('fake'), realOf: of('real'), fakeOf: of('fake'), unsure };
}
