import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text } from '../learn/content-fields.ts';
import { readTranslated, type Written } from '../learn/read-content.ts';

/** A line of a card; `marker` says what gives it away, shown once the player has decided. */
const CardLine = z.strictObject({ text: Text, marker: Text.optional() });

const Card = z.strictObject({
  id: Text,
  kind: z.enum(['profile', 'call', 'message']),
  who: Text,
  answer: z.enum(['real', 'fake']),
  lines: z.array(CardLine).min(2),
  verdict: Text,
});
export type Card = z.infer<typeof Card>;

/** *Thật hay giả*: as many real cards as fake ones, so that suspecting all of them wins nothing. */
export const RealOrFake = z
  .strictObject({
    id: Text,
    review: Review,
    minutes: Text,
    title: Text,
    summary: Text,
    cards: z.array(Card).min(2),
  })
  .superRefine(({ cards }, context) => {
    const real = cards.filter(({ answer }) => answer === 'real').length;
    if (real * 2 !== cards.length)
      context.addIssue({
        code: 'custom',
        path: ['cards'],
        message: `has ${real} real of ${cards.length}, not half`,
      });
    for (const [at, { lines }] of cards.entries())
      if (!lines.some(({ marker }) => marker))
        context.addIssue({ code: 'custom', path: ['cards', at], message: 'reveals no marker' });
  });
export type RealOrFake = z.infer<typeof RealOrFake>;

export const loadRealOrFake = (lang: Language): Written<RealOrFake> =>
  readTranslated('games/that-hay-gia', lang, RealOrFake);

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
