import type { TermMatch } from './term.ts';

/** Of a term's findings that overlap, the one that blocks, else the longest; in the order of the text. */
export function keepStrongest(matches: TermMatch[]): TermMatch[] {
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  const last = new Map<string, TermMatch>();
  const kept: TermMatch[] = [];
  for (const match of matches) {
    const before = last.get(match.id);
    if (before === undefined || match.start >= before.end) {
      const own = { ...match };
      last.set(match.id, own);
      kept.push(own);
    } else if (match.tier === 'block' && before.tier !== 'block') Object.assign(before, match);
  }
  return kept;
}
