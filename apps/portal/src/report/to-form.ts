import type { PublicTeam, ReportForm } from '../portal-deps.ts';
import type { Translate } from '../translate.ts';
import type { Answers, Kind } from './answers.ts';
import { categoryOf } from './category-of.ts';

export type ReportDetails = Omit<ReportForm, 'text'>;

/** Everything but the words: what the server may read, whichever way the words are sealed. */
export const detailsOf = (answers: Answers, kind: Kind, team: PublicTeam): ReportDetails => ({
  team: team.id,
  category: categoryOf(kind, answers.age),
  dangerNow: answers.danger === 'yes',
  ageBand: answers.age,
  ...(answers.province ? { province: answers.province } : {}),
  help: answers.help,
  mayKnow: [...new Set(['team' as const, ...answers.know])],
});

/** That somebody writes for another person stands in the sealed words, since only the team needs to know. */
export const wordsPrefix = (answers: Answers, t: Translate): string =>
  answers.who === 'other' ? `${t('report.text.other.prefix')}\n` : '';
