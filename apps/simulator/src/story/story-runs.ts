import type { Language } from '@khong-mot-minh/contracts';
import { STEPS } from './steps.ts';
import { newRun, type StoryRun } from './story-run.ts';
import type { World } from './world.ts';

const KEPT = 40;

export type StoryRuns = {
  begin(lang: Language): StoryRun;
  find(id: string | undefined): StoryRun | undefined;
  /** Does the step after `at`; a press that came twice does it once. */
  step(run: StoryRun, at: number): Promise<void>;
};

/** The tellings that are under way, the latest few; they live in memory, what they did lies in the database. */
export function createStoryRuns(world: World): StoryRuns {
  const runs = new Map<string, StoryRun>();
  const lines = new Map<string, Promise<void>>();
  const doNext = async (run: StoryRun, at: number): Promise<void> => {
    const step = STEPS[run.at];
    if (run.at !== at || !step) return;
    delete run.failed;
    try {
      await step.act(world, run);
      run.at++;
    } catch (error) {
      // Shown on the page, where the same press tries again.
      run.failed = error instanceof Error ? error.message : String(error);
    }
  };
  return {
    begin(lang) {
      const run = newRun(lang);
      runs.set(run.id, run);
      const oldest = runs.size > KEPT ? runs.keys().next().value : undefined;
      if (oldest !== undefined) runs.delete(oldest);
      return run;
    },
    find: (id) => (id === undefined ? undefined : runs.get(id)),
    step(run, at) {
      const mine = (lines.get(run.id) ?? Promise.resolve()).then(() => doNext(run, at));
      lines.set(run.id, mine);
      return mine.finally(() => {
        if (lines.get(run.id) === mine) lines.delete(run.id);
      });
    },
  };
}
