import type { Done } from './opened-view.ts';

/** What an act came to: danger that nobody is there to hear is told as that. */
export const outcomeOf = (done: Done, { onDuty }: { onDuty: boolean }): Done =>
  done === 'danger' && !onDuty ? 'alone' : done;

/** What is said of a level: a yes or a no to all of it, or again what was allowed before the last no. */
export type LevelAnswer = 'agree' | 'refuse' | 'restore';

/** The answer that a form gives; what is no yes is a no. */
export const answerOf = (given: unknown): LevelAnswer =>
  given === 'agree' || given === 'restore' ? given : 'refuse';

const OF_LEVEL = { agree: 'letKnow', refuse: 'tookBack', restore: 'gaveAgain' } as const;

/** What a yes or a no came to: to one organisation, or to a level. */
export const doneBy = (answer: LevelAnswer, ofLevel: boolean): Done => {
  if (ofLevel) return OF_LEVEL[answer];
  return answer === 'agree' ? 'agreed' : 'refused';
};
