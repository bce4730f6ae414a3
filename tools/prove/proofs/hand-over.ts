import { availableParallelism } from 'node:os';
import { type Proof, share } from '../proof.ts';

/** What holds of a case that goes from one organisation to another. */
export const HAND_OVER_PROOFS: readonly Proof[] = [
  {
    name: 'owners',
    claim:
      'a case has one owner: the database takes no second one and no second offer, and old ones are put right',
    keeps: ['one-owner'],
    files: ['packages/database/src/one-owner.test.ts'],
    env: () => ({}),
  },
  {
    name: 'transfer-walks',
    claim:
      'ten thousand random walks of refer, transfer, accept, return, take back, withdraw, override and close find two owners never, an unreadable child never, and nothing passed on without a consent that lives or an override that another unit reviews; each text is really opened with the keys that each team holds',
    keeps: ['one-owner', 'readable-after-transfer', 'P11'],
    files: ['apps/server/test/transfer-walk.test.ts'],
    env: (scale) => ({
      TRANSFER_WALKS: String(share(10_000, scale, 4)),
      TRANSFER_WORKERS: String(Math.min(4, availableParallelism())),
    }),
  },
  {
    name: 'transfer-browser',
    claim:
      'after each step of a hand-over each text opens in the browser of who should read it, and in no other; the young person is asked first, with and without scripts, and told of an override; who handed a case over finds it in a list with what is its own',
    keeps: ['readable-after-transfer', 'child-knows-reader'],
    files: ['test/transfer.browser.test.ts', 'test/api-transfer.test.ts'],
    env: () => ({}),
  },
  {
    name: 'sides',
    claim:
      'each side of a case that was referred, handed over, withdrawn or closed is told what is true of it: who wrote, who reads and what who no longer reads keeps, what became of the words, and the kind beside each name',
    keeps: ['child-knows-reader'],
    files: [
      ...['consent-levels', 'sealed-thread', 'timeline', 'organisation-name', 'withdrawal'].map(
        (name) => `apps/console/src/case/${name}.test.ts`,
      ),
      'apps/console/src/queue/queue-table.test.ts',
      'apps/portal/src/follow-up/handle-follow-up.test.ts',
      'apps/portal/src/take-down/handle-take-down.test.ts',
      'test/api-referrals.test.ts',
      'test/api-gone.test.ts',
      'test/api-gone-transfer.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'last-word',
    claim:
      "the last word of a young person about an organisation holds: over random words the rule lets nobody know against the last no, no referral and no transfer goes out against it, a yes to a transfer is one to a referral of the same organisation, both sides of a case show each word at its own time, and each choice is taken back by itself on the receipt's page",
    keeps: ['P11', 'child-knows-reader'],
    files: [
      'packages/contracts/src/rules/consent.test.ts',
      'test/api-last-word.test.ts',
      'apps/console/src/case/consent-levels.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'minutes',
    claim:
      'staff see the true minute until a case closes; the public, the ledger and a closed case keep the hour',
    keeps: ['staff-minutes'],
    files: ['test/api-minutes.test.ts'],
    env: () => ({}),
  },
];
