import { forTraining, readFreeChats } from '../early-warning/free-chats.ts';
import type { TrainingText } from './training-texts.ts';

/** With three times as many, untoned Vietnamese that shares its letters with English words is no longer found. */
const MOST = 6000;
/** "Dying of hunger" is said once in hundreds of messages: danger to oneself learns from this many that are none. */
const MOST_FOR_DANGER = 60_000;
const LONGEST = 300;

/**
 * Everyday English of people who do nothing of the sort, so that the model knows what talk is like that it was not
 * written for: one half of a free set of chats; the other half is what the early warning is judged on.
 */
export async function backgroundTexts(): Promise<TrainingText[]> {
  const chats = await readFreeChats();
  if ('missing' in chats) throw new Error(`The free chats could not be read: ${chats.missing}`);
  const lines = forTraining(chats).flatMap(({ messages }) =>
    messages.map(({ text }) => text).filter((text) => text.length <= LONGEST),
  );
  return [
    ...spread(lines, MOST),
    ...spread(lines, MOST_FOR_DANGER).map((one) => ({ ...one, onlyDanger: true })),
  ];
}

/** Some of the lines, evenly over all chats, so that no pair of people counts more than others. */
function spread(lines: readonly string[], most: number): TrainingText[] {
  const count = Math.min(most, lines.length);
  return Array.from({ length: count }, (_, i) => ({
    text: lines[Math.floor((i * lines.length) / count)] ?? '',
    acts: [],
    group: -1 - i,
  }));
}
