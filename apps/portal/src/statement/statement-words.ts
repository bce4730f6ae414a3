import { LANGUAGE_ROWS, type Language } from '@khong-mot-minh/contracts/codes';
import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/statement.json' with { type: 'json' };
import vi from '../../../../messages/vi/statement.json' with { type: 'json' };

const messages = catalogue(vi, { en });

/** Sentences of the statement page in one language. */
export const say = messages.in;
export type Say = ReturnType<typeof say>;

/** Whether a code has a sentence here; an act that has none is called what every act is. */
export const isStatementKey = messages.has;

/** A day as people write it. */
export const dayOf = (date: string, lang: Language): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[lang].locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));
