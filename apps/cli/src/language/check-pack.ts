import { createTermMatcher, type PackTerm } from '@khong-mot-minh/language';
import { obfuscations } from './obfuscations.ts';
import { seeded } from './random.ts';

/** How well a pack's terms are found under each disguise, and the clean lines that they flag. */
export type PackCheck = {
  found: { disguise: string; any: number; block: number }[];
  flagged: { lines: number; block: number; score: number };
  /** Terms that their own text does not find, by id. */
  lost: string[];
};

/** Tries a pack: each term in each disguise, then lines of clean text. */
export function checkPack(terms: readonly PackTerm[], clean: readonly string[]): PackCheck {
  const matcher = createTermMatcher(terms);
  const random = seeded(5);
  const hit = (text: string, id: string) => matcher.match(text).filter((match) => match.id === id);
  const found = Object.entries(obfuscations).map(([disguise, obfuscate]) => {
    const results = terms.map(({ id, text }) => hit(obfuscate(text.toLowerCase(), random), id));
    const share = (count: number) => count / Math.max(terms.length, 1);
    return {
      disguise,
      any: share(results.filter((matches) => matches.length > 0).length),
      block: share(results.filter((matches) => matches.some(({ tier }) => tier === 'block')).length),
    };
  });
  const flagged = { lines: clean.length, block: 0, score: 0 };
  for (const line of clean) {
    const matches = matcher.match(line);
    if (matches.some(({ tier }) => tier === 'block')) flagged.block++;
    else if (matches.length > 0) flagged.score++;
  }
  return {
    found,
    flagged,
    lost: terms.filter(({ id, text }) => hit(text, id).length === 0).map(({ id }) => id),
  };
}
