import type { Evidence, Signal } from '@khong-mot-minh/contracts';
import { isActCode } from '@khong-mot-minh/contracts/codes';
import type { CompiledPolicy, CompiledRule, CompiledSignal, KindProgram } from '../policy/compiled-policy.ts';
import { answer } from '../program/run-program.ts';
import { type Citation, evidenceOf, inTextOrder } from '../state/pair.ts';
import type { Context } from './context.ts';

/** A place in a text that says an act, or that a detector of the platform marked. */
export type Cited = Omit<Citation, 'concept'> & { concept: string };

/** What a fired rule rests on: its signals for the reason, and which acts stand in text or deed behind it. */
export type Ground = { signals: Signal[]; cited: ReadonlySet<string> };

/** The evidence of a rule's signals, oldest first, by event id; the program still holds this event's values. */
export function groundOf(
  policy: CompiledPolicy,
  kind: KindProgram,
  rule: CompiledRule,
  context: Context,
  citations: readonly Cited[],
  eventIds: Readonly<Record<number, string>>,
): Ground {
  const cited = new Set<string>();
  const signals: Signal[] = [];
  for (const id of sorted(rule)) {
    const signal = policy.signals.get(id);
    if (signal === undefined) continue;
    const mine = citationsOf(signal, citations);
    if (signal.concepts.length > 0 && mine.length === 0) continue;
    const condition = kind.signalAt.get(id);
    if (condition !== undefined && answer(kind.program, condition) !== 'fired') continue;
    for (const { concept } of mine) cited.add(concept);
    signals.push({
      id,
      weight: signal.concepts.length === 0 ? signal.weight : weightOf(mine, context),
      evidence: mine.flatMap((citation) => evidenceAt(citation, context, eventIds)),
    });
  }
  return { signals, cited };
}

/** A policy stands still, so what its rules name is put in order once. */
const inOrder = new WeakMap<CompiledRule, readonly string[]>();

function sorted(rule: CompiledRule): readonly string[] {
  if (rule.signals.length < 2) return rule.signals;
  const known = inOrder.get(rule) ?? [...rule.signals].sort();
  inOrder.set(rule, known);
  return known;
}

const NO_CITATIONS: readonly Cited[] = [];

const citationsOf = ({ concepts }: CompiledSignal, citations: readonly Cited[]): readonly Cited[] =>
  concepts.length === 0 || citations.length === 0
    ? NO_CITATIONS
    : citations.filter(({ concept }) => concepts.includes(concept));

/** Everything that stands in the pair, in its reverse and in this event, oldest first. */
export function citationsIn({ pair, reverse, found, marks, eventSeq }: Context): Cited[] {
  const citations: Cited[] = [...(pair?.citations ?? []), ...(reverse?.citations ?? [])];
  for (const { act, start, end } of inTextOrder(found ?? [])) {
    const known = citations.some(({ seq, concept }) => seq === eventSeq && concept === act);
    if (!known) citations.push({ seq: eventSeq, start, length: Math.max(0, end - start), concept: act });
  }
  for (const { act, start, end } of marks)
    citations.push({ seq: eventSeq, start, length: Math.max(0, end - start), concept: act });
  return citations.sort((a, b) => a.seq - b.seq || a.start - b.start || (a.concept < b.concept ? -1 : 1));
}

/** An event id that the journal no longer holds cannot be shown; the finding itself still counts. */
function evidenceAt(
  { seq, start, length, concept }: Cited,
  { event, eventSeq }: Context,
  eventIds: Readonly<Record<number, string>>,
): Evidence[] {
  const eventId = seq === eventSeq ? event.id : eventIds[seq];
  return eventId === undefined ? [] : [{ eventId, start, end: start + length, concept }];
}

function weightOf(citations: readonly Cited[], { pair, reverse, weights, marks }: Context): number {
  const strength = (concept: string) =>
    isActCode(concept)
      ? Math.max(evidenceOf(pair, concept), evidenceOf(reverse, concept), weights.get(concept) ?? 0)
      : markWeight(marks, concept);
  const most = Math.max(0, ...citations.map(({ concept }) => strength(concept)));
  return Math.round(most * 1000) / 1000;
}

/** The strongest finding of a mark, 0–1. */
export function markWeight(marks: Context['marks'], mark: string): number {
  let most = 0;
  for (const { act, weight } of marks) if (act === mark && weight > most) most = weight;
  return Math.min(most, 1);
}
