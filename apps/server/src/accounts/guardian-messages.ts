import type { Bilingual, Language } from '@khong-mot-minh/contracts';
import { inEachLanguage } from '@khong-mot-minh/contracts/codes';
import { type Localised, textIn } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/guardian.json' with { type: 'json' };
import vi from '../../../../messages/vi/guardian.json' with { type: 'json' };
import { clock } from './change-notice.ts';
import type { StoredContest } from './queries/guardian-contests.ts';

type Messages = typeof vi;
const messages: Localised<Messages> = { vi, en };

const inBoth = (say: (m: Messages, language: Language) => string): Bilingual =>
  inEachLanguage((language) => say(textIn(messages, language), language));

/** What the young person is told of a contest as it stands. */
export const contestNotice = (c: StoredContest, timeZone: string): Bilingual =>
  inBoth(({ contest }, language) => {
    if (c.state === 'ended') return contest.ended;
    if (c.state === 'kept') return c.appealedBy === null ? contest.kept : contest.keptFinal;
    const sentence = c.appealedBy === 'teen' ? contest.again : contest.open;
    return sentence.replace('{time}', clock(c.decideBy, language, timeZone));
  });

/** The one answer to a guardian who asks for a second look, whatever there is. */
export const reviewNotice = (): Bilingual => inBoth((m) => m.review);

export const trustNotice = (choice: keyof Messages['trusted']): Bilingual => inBoth((m) => m.trusted[choice]);

/** For the adult, and for the young person: neither says what happened. */
export const alertText = (): Bilingual => inBoth((m) => m.alert.text);
export const alertTold = (): Bilingual => inBoth((m) => m.alert.told);
