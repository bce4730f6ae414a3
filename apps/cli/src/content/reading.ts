import bannedWords from './banned-words.json' with { type: 'json' };

/** 15 words; a Vietnamese word has about 1.4 written syllables, and syllables are what can be counted. */
const LONGEST_SYLLABLES = 21;
export const MEDIAN_WORDS = 15;

export type Reading = {
  sentences: number;
  median: number;
  longest: string;
  long: string[];
  banned: string[];
  notNfc: string[];
};

const split = (text: string): string[] =>
  text
    .split(/(?<=[.?!:;…]["”»)]*)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
const length = (sentence: string) =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** How hard a set of Vietnamese texts is to read, and what it must not say. Counts written syllables. */
export function readingOf(texts: readonly string[]): Reading {
  const sentences = texts.flatMap(split).sort((a, b) => length(a) - length(b));
  return {
    sentences: sentences.length,
    median: length(sentences[sentences.length >> 1] ?? ''),
    longest: sentences.at(-1) ?? '',
    long: sentences.filter((sentence) => length(sentence) > LONGEST_SYLLABLES),
    banned: texts.filter((text) => bannedWords.some((word) => text.toLowerCase().includes(word))),
    notNfc: texts.filter((text) => text !== text.normalize('NFC')),
  };
}
