import { followUpAs, sendReport } from './ask-for-help.ts';
import { checkLedger } from './check-ledger.ts';
import {
  counsellorAnswers,
  counsellorCloses,
  counsellorOpens,
  counsellorRefers,
  officerAnswers,
  reporterAgrees,
  reviewerTakes,
  supervisorApproves,
} from './desk-acts.ts';
import { connect, putAccounts, say } from './send-event.ts';
import type { StoryRun } from './story-run.ts';
import type { World } from './world.ts';

export type Pane = 'chat' | 'decision' | 'desk';
export type Step = {
  /** Names its sentences: `step.<id>.title`. */
  id: string;
  chapter: 1 | 2 | 3;
  /** Where to look; on a small screen this pane is shown. */
  look: Pane;
  act(world: World, run: StoryRun): Promise<void>;
};

/** The story, in order; each step is one act through the API. */
export const STEPS = [
  {
    id: 'first',
    chapter: 1,
    look: 'chat',
    async act(world, run) {
      await putAccounts(world, run);
      await say(world, run, 'adult', 'first', false);
    },
  },
  { id: 'request', chapter: 1, look: 'chat', act: (world, run) => connect(world, run, 'request') },
  { id: 'accept', chapter: 1, look: 'chat', act: (world, run) => connect(world, run, 'accepted') },
  { id: 'praise', chapter: 1, look: 'decision', act: (world, run) => say(world, run, 'adult', 'praise') },
  { id: 'class', chapter: 1, look: 'chat', act: (world, run) => say(world, run, 'teen', 'class') },
  { id: 'move', chapter: 1, look: 'decision', act: (world, run) => say(world, run, 'adult', 'move') },
  { id: 'normal', chapter: 1, look: 'chat', act: (world, run) => say(world, run, 'teen', 'normal') },
  { id: 'secret', chapter: 1, look: 'decision', act: (world, run) => say(world, run, 'adult', 'secret') },
  { id: 'why', chapter: 1, look: 'chat', act: (world, run) => say(world, run, 'teen', 'why') },
  { id: 'threat', chapter: 1, look: 'desk', act: (world, run) => say(world, run, 'adult', 'threat') },
  { id: 'afraid', chapter: 1, look: 'chat', act: (world, run) => say(world, run, 'teen', 'afraid') },
  { id: 'money', chapter: 1, look: 'decision', act: (world, run) => say(world, run, 'adult', 'money') },
  { id: 'take', chapter: 1, look: 'desk', act: reviewerTakes },
  { id: 'report', chapter: 2, look: 'chat', act: sendReport },
  { id: 'open', chapter: 2, look: 'desk', act: counsellorOpens },
  {
    id: 'answer',
    chapter: 2,
    look: 'decision',
    async act(world, run) {
      await counsellorAnswers(world, run);
      await followUpAs(world, run);
    },
  },
  { id: 'thanks', chapter: 2, look: 'chat', act: reporterAgrees },
  { id: 'refer', chapter: 2, look: 'desk', act: counsellorRefers },
  {
    id: 'accept-referral',
    chapter: 2,
    look: 'desk',
    act: (world, run) => officerAnswers(world, run, 'accept'),
  },
  { id: 'done', chapter: 2, look: 'desk', act: (world, run) => officerAnswers(world, run, 'done') },
  { id: 'close', chapter: 2, look: 'desk', act: counsellorCloses },
  { id: 'approve', chapter: 2, look: 'chat', act: supervisorApproves },
  {
    id: 'ledger',
    chapter: 3,
    look: 'decision',
    async act(world, run) {
      const result = await checkLedger(world.base, world.vkey, false);
      run.middle = { kind: 'ledger', result, tampered: false };
      run.exchange = { method: 'GET', path: '/ledger/checkpoint', status: 200, answer: result };
    },
  },
] as const satisfies readonly Step[];

/** The step that was done last; undefined before the first. */
export const lastStep = ({ at }: StoryRun): Step | undefined => STEPS[at - 1];
