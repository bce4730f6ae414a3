import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text } from '../learn/content-fields.ts';
import { readTranslated, type Written } from '../learn/read-content.ts';

/** `reply` answers the choice; `piece` becomes part of the player's own sentence. */
const TellOption = z.strictObject({ text: Text, reply: Text, piece: Text.optional() });
export type TellOption = z.infer<typeof TellOption>;
const TellStep = z.strictObject({ id: Text, title: Text, options: z.array(TellOption).min(2) });
export type TellStep = z.infer<typeof TellStep>;

/** *Em nói thế nào?*: practising to tell an adult, choice by choice; no choice is wrong, each gets an answer. */
export const TellSomebody = z.strictObject({
  id: Text,
  review: Review,
  minutes: Text,
  title: Text,
  summary: Text,
  steps: z.array(TellStep).min(2),
  ending: z.strictObject({ title: Text, text: Text, again: Text }),
});
export type TellSomebody = z.infer<typeof TellSomebody>;

export const loadTellSomebody = (lang: Language): Written<TellSomebody> =>
  readTranslated('games/em-noi-the-nao', lang, TellSomebody);

export type Told = { chosen: readonly TellOption[]; next?: TellStep; sentence: string };

/** Where the choices have led; stops at the first that is not offered. */
export function tellSoFar({ steps }: TellSomebody, choices: readonly number[]): Told {
  const chosen: TellOption[] = [];
  for (const [at, step] of steps.entries()) {
    const option = step.options[choices[at] ?? -1];
    if (!option) return { chosen, next: step, sentence: sentenceOf(chosen) };
    chosen.push(option);
  }
  return { chosen, sentence: sentenceOf(chosen) };
}

const sentenceOf = (chosen: readonly TellOption[]) =>
  chosen.flatMap(({ piece }) => (piece ? [piece] : [])).join(' ');
