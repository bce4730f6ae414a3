import type { Done } from './opened-view.ts';

/** What an act came to: danger that nobody is there to hear is told as that. */
export const outcomeOf = (done: Done, { onDuty }: { onDuty: boolean }): Done =>
  done === 'danger' && !onDuty ? 'alone' : done;
