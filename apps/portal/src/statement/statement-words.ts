import type { Language } from '@kmm/contracts';
import en from '../../../../messages/en/statement.json' with { type: 'json' };
import vi from '../../../../messages/vi/statement.json' with { type: 'json' };

export type StatementKey = keyof typeof vi;
const messages: Record<Language, Record<StatementKey, string>> = { vi, en };

/** Sentences of the statement page in one language. */
export type Say = (key: StatementKey, values?: Readonly<Record<string, string>>) => string;

export const say =
  (lang: Language): Say =>
  (key, values = {}) =>
    messages[lang][key].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);

/** Whether a code has a sentence here; an act that has none is called what every act is. */
export const isStatementKey = (key: string): key is StatementKey => Object.hasOwn(vi, key);

const locales = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Language, string>;

/** A day as people write it. */
export const dayOf = (date: string, lang: Language): string =>
  new Intl.DateTimeFormat(locales[lang], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));
