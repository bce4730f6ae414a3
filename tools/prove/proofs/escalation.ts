import { type Proof, share } from '../proof.ts';

/** What holds of danger that waits for a person. */
export const ESCALATION_PROOFS: readonly Proof[] = [
  {
    name: 'urgent',
    claim: 'danger that nobody has seen is passed on in time, through outages and with two servers',
    keeps: ['danger-acknowledged', 'P14'],
    files: ['apps/server/src/urgent/next-pages.test.ts', 'apps/server/src/urgent/call-clock.test.ts'],
    env: (scale) => ({ URGENT_CALLS: String(share(10_000, scale, 240)) }),
  },
  {
    name: 'keyless',
    claim: 'nobody who cannot read a case takes it, closes it, puts it aside or stops its call',
    keeps: ['danger-acknowledged'],
    files: ['test/api-keyless.test.ts'],
    env: () => ({}),
  },
  {
    name: 'paging',
    claim:
      'web push, webhook and mail each bring a call to a receiver, and none says whom or what it is about',
    keeps: ['danger-acknowledged', 'one-inbox'],
    files: [
      'test/api-urgent.test.ts',
      'test/api-paging.test.ts',
      'test/urgent-kill.test.ts',
      'packages/database/src/inbox.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'told-at-the-desk',
    claim:
      'a verdict on an act done alone, hashes that nobody looked at, and a withdrawal reach who has to know, without a reload',
    keeps: ['one-inbox'],
    files: [
      'test/api-override-reviews.test.ts',
      'test/hash-reviews.browser.test.ts',
      'test/withdrawn-open.browser.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'switch-off',
    claim:
      'one person shuts nobody out for good, and the cases and danger of who is gone go back to the team',
    keeps: ['danger-acknowledged'],
    files: [
      'test/api-switch-off-review.test.ts',
      'test/api-switch-off-cases.test.ts',
      'test/api-access.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'duties',
    claim: 'a duty lasts at most a day, and a door is open on nobody who is gone',
    keeps: ['honest-door'],
    files: ['test/api-duties.test.ts'],
    env: () => ({}),
  },
  {
    name: 'desk',
    claim:
      'on duty the desk listens and sounds with its keys locked, and no duty, session or draft ends in silence',
    keeps: ['desk-awake', 'one-inbox'],
    files: ['test/urgent.browser.test.ts', 'apps/console/src/watch/watch-notices.test.ts'],
    env: () => ({}),
  },
];
