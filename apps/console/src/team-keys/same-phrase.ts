const tidy = (text: string): string => text.trim().toLowerCase().split(/\s+/).join(' ');

/** Whether what was typed is the phrase that was drawn, which has small letters only. */
export const samePhrase = (typed: string, phrase: string): boolean => tidy(typed) === phrase;
