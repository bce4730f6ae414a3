import type { IdeaFlag, IdeaFlagKind } from '@khong-mot-minh/contracts';
import words from './name-words.json' with { type: 'json' };

// Tones matter here: "trường" is a school, "trương" is not. Capitals mark a name.
const CAPITAL = '\\p{Lu}[\\p{L}\\p{M}]*';
const NAME = `${CAPITAL}(?: ${CAPITAL}){0,4}`;

/** What follows one of these words. */
const before = (leading: readonly string[], what: string) =>
  new RegExp(`(?:${leading.join('|')})\\s+${what}`, 'gu');

const patterns: readonly (readonly [IdeaFlagKind, RegExp])[] = [
  ['mail', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['link', /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:com|net|org|vn|me|io|gg|ly|info|xyz|app)(?:\/\S*)?/giu],
  [
    'handle',
    /(?<![\w.])@[\w.]{3,}|\b(?:zalo|facebook|fb|insta|instagram|tiktok|telegram|discord|nick)\s*:?\s*[\w.]{4,}\d[\w.]*/giu,
  ],
  ['phone', /(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/gu],
  ['school', before(words.school, `(?:(?:${words.level.join('|')})\\s+)?${NAME}`)],
  ['class', before(words.class, '\\d{1,2}\\s?\\p{L}?\\d{0,2}\\b')],
  ['place', before(words.place, `(?:\\d+|${NAME})`)],
  ['name', before(words.person, NAME)],
];

/** Spots in a text that could name somebody or lead somewhere, in the order of the text; a person decides about them. */
export function flagNames(text: string): IdeaFlag[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  // The first kind that claims a spot keeps it: a mail address is not a link as well.
  const kept: IdeaFlag[] = [];
  for (const flag of found)
    if (!kept.some(({ start, end }) => flag.start < end && start < flag.end)) kept.push(flag);
  return kept.sort((a, b) => a.start - b.start);
}

/** What may never stand in a public text, whoever wrote it. */
const NEVER_PUBLIC: readonly IdeaFlagKind[] = ['link', 'mail', 'handle', 'phone'];

/** Whether a text leads to a person or a page outside. */
export const leadsAway = (text: string): boolean =>
  flagNames(text).some(({ kind }) => NEVER_PUBLIC.includes(kind));
