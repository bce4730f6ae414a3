import type { Evidence } from '@khong-mot-minh/contracts';

export type Piece = { text: string; concept?: string; fresh?: boolean };
export type Span = Pick<Evidence, 'start' | 'end' | 'concept'> & { fresh: boolean };

/** A text cut at the cited places; where two overlap, the fresh one wins, then the one that begins first. */
export function markText(text: string, spans: readonly Span[]): Piece[] {
  const ordered = [...spans].sort(
    (a, b) => Number(b.fresh) - Number(a.fresh) || a.start - b.start || b.end - a.end,
  );
  const kept: Span[] = [];
  for (const span of ordered)
    if (span.end > span.start && kept.every((k) => span.end <= k.start || span.start >= k.end))
      kept.push(span);
  kept.sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, concept, fresh } of kept) {
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), concept, fresh });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
