import type { Done } from './opened-view.ts';

/** What an act came to: danger that nobody is there to hear is told as that. */
export const outcomeOf = (done: Done, { onDuty }: { onDuty: boolean }): Done =>
  done === 'danger' && !onDuty ? 'alone' : done;

/** What a yes or a no came to: to one organisation, or to everybody of a level. */
export const doneBy = (answer: 'agree' | 'refuse', ofLevel: boolean): Done => {
  if (ofLevel) return answer === 'agree' ? 'letKnow' : 'tookBack';
  return answer === 'agree' ? 'agreed' : 'refused';
};
