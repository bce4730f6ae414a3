import type { Language, PublicFigure } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import type { TransparencyWords } from '../transparency-words.ts';
import { numberIn } from './number-in.ts';
import { periodWords } from './period-words.ts';

/** When a figure was counted, or that its source names no year. */
export const whenWords = (w: TransparencyWords, { period }: Pick<PublicFigure, 'period'>): string =>
  period ? periodWords(period, w) : w('figures.when.unknown');

/** The number as its source gives it: exactly, over, about. */
export function amountWords(w: TransparencyWords, lang: Language, { value, reads }: PublicFigure): string {
  const number = numberIn(value, lang);
  return reads ? w(`figures.${reads}`, { value: number }) : number;
}

/** What is written behind a number: a percent sign stands close to it, a word apart. */
export const unitAfter = (lang: Language, { unit }: PublicFigure): string =>
  textIn(unit, lang) === '%' ? '%' : ` ${textIn(unit, lang)}`;
