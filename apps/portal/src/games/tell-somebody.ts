import type { Language } from '@kmm/contracts';
import { readTranslated, type Written } from '../learn/read-content.ts';
import { listOf, maybe, oneOf, shape, text } from '../learn/shape.ts';

/** `reply` answers the choice; `piece` becomes part of the player's own sentence. */
export type TellOption = { text: string; reply: string; piece?: string };
export type TellStep = { id: string; title: string; options: readonly TellOption[] };

/** *Em nói thế nào?*: practising to tell an adult, choice by choice; no choice is wrong, each gets an answer. */
export type TellSomebody = {
  id: string;
  review: 'draft' | 'reviewed';
  minutes: string;
  title: string;
  summary: string;
  steps: readonly TellStep[];
  ending: { title: string; text: string; again: string };
};

/** The shape of the game's file. */
export const tellSomebodyShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  minutes: text,
  title: text,
  summary: text,
  steps: listOf(
    shape({ id: text, title: text, options: listOf(shape({ text, reply: text, piece: maybe(text) }), 2) }),
    2,
  ),
  ending: shape({ title: text, text, again: text }),
});

/** What is wrong with the game's file; nothing found is a pass. */
export const tellSomebodyProblems = (value: unknown): string[] => tellSomebodyShape(value, '');

export const loadTellSomebody = (lang: Language): Written<TellSomebody> =>
  readTranslated<TellSomebody>('games/em-noi-the-nao', lang, tellSomebodyProblems);

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
