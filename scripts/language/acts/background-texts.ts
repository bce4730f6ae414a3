import { forTraining, readFreeChats } from '../../../bench/early-warning/free-chats.ts';
import type { TrainingText } from './training-texts.ts';

/** With three times as many, untoned Vietnamese that shares its letters with English words is no longer found. */
const MOST = 6000;
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
  const count = Math.min(MOST, lines.length);
  // Evenly over all chats, so that no pair of people counts more than others.
  return Array.from({ length: count }, (_, i) => ({
    text: lines[Math.floor((i * lines.length) / count)] ?? '',
    acts: [],
    group: -1 - i,
  }));
}
