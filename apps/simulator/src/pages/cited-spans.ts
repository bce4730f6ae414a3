import type { Decision } from '@khong-mot-minh/contracts';
import type { StoryRun } from '../story/story-run.ts';
import type { Span } from './mark-text.ts';

/** Every place that a decision cites, once, by event. */
export function citationsOf({
  reasons,
}: Decision): { eventId: string; start: number; end: number; concept: string }[] {
  const spans = new Map(
    reasons
      .flatMap(({ signals }) => signals.flatMap(({ evidence }) => evidence))
      .map((e) => [`${e.eventId} ${e.start} ${e.end} ${e.concept}`, e]),
  );
  return [...spans.values()];
}

/** What the decision on show cites of one message; nothing while another thing is on show. */
export function spansOf({ middle }: Pick<StoryRun, 'middle'>, eventId: string): Span[] {
  if (middle.kind !== 'decision') return [];
  return citationsOf(middle.decision)
    .filter((e) => e.eventId === eventId)
    .map(({ start, end, concept }) => ({ start, end, concept, fresh: middle.decision.eventId === eventId }));
}
