/** What is known of a language, whole. */
export type LanguageRow = {
  /** BCP 47 tag with a region, by which numbers and dates are written. */
  locale: string;
  /** What it is called by those who speak it. */
  ownName: string;
};

/** The languages of the product; the first is the one in which everything exists. */
export const LANGUAGE_ROWS = {
  vi: { locale: 'vi-VN', ownName: 'Tiếng Việt' },
  en: { locale: 'en-GB', ownName: 'English' },
} as const satisfies Readonly<Record<string, LanguageRow>>;

export type Language = keyof typeof LANGUAGE_ROWS;

// The cast is true: these are the keys of the table, in its order.
export const LANGUAGES = Object.keys(LANGUAGE_ROWS) as ['vi', ...Language[]];

/** The language in which everything exists: what another does not say is said in this one. */
export const FIRST_LANGUAGE = LANGUAGES[0];

/** In these every sentence is there, as /v1 promises; in a further one where it is written. */
export const PROMISED_LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Whether a word names one of our languages. */
export const isLanguage = (word: string | undefined): word is Language =>
  word !== undefined && Object.hasOwn(LANGUAGE_ROWS, word);

/** The same for each language. */
export const inEachLanguage = <T>(make: (language: Language) => T): Record<Language, T> =>
  // The cast is true: every language has its entry.
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
