import { type Proof, share } from '../proof.ts';

/** What holds of what is told: to members of the exchange, to young people, to readers. */
export const CONVERSATION_PROOFS: readonly Proof[] = [
  {
    name: 'hash-withdrawals',
    claim: 'the end of a hash is told to whose client holds it, and to nobody else, by feed or webhook',
    keeps: ['hash-withdrawal'],
    files: ['test/api-hash-withdrawals.test.ts'],
    env: (scale) => ({ WITHDRAWAL_STEPS: String(share(2000, scale, 100)) }),
  },
  {
    name: 'hash-counts',
    claim:
      'no token, number, cursor or checkpoint of the exchange tells a member how much others did, or when',
    keeps: ['hash-withdrawal'],
    files: ['test/api-exchange-counts.test.ts', 'apps/server/src/exchange/queries/bank-hashes.test.ts'],
    env: (scale) => ({ COUNT_ROUNDS: String(share(100, scale, 10)) }),
  },
  {
    name: 'stopped-conversations',
    claim: 'what a reviewer stopped stops both ways until its review, and an appeal alone changes nothing',
    keeps: ['stopped-conversation'],
    files: ['test/api-conversation-stop.test.ts', 'test/conversation-stop.browser.test.ts'],
    env: () => ({}),
  },
  {
    name: 'second-person-of-a-stop',
    claim:
      'who stopped a conversation neither ends the stop alone, nor prolongs it again and again, nor repeats it once overruled, nor decides its appeals',
    keeps: ['stopped-conversation'],
    files: ['test/api-stop-second-person.test.ts'],
    env: () => ({}),
  },
  {
    name: 'stop-in-an-outage',
    claim: "a stop that only the server's answer told holds both ways while the line is cut, until its end",
    keeps: ['stopped-conversation'],
    files: ['test/api-stop-outage.test.ts', 'packages/sdk/src/outage/stop-memory.test.ts'],
    env: () => ({}),
  },
  {
    name: 'held-messages',
    claim: 'a held threat can be read, kept unread or given to somebody; media of any kind can only be left',
    keeps: ['held-message'],
    files: ['packages/protection/src/judge/held-message.test.ts'],
    env: () => ({}),
  },
  {
    name: 'dated-facts',
    claim: 'every fact says by when it is read again, and a stale one shows as stale',
    keeps: ['dated-facts'],
    files: [
      'apps/cli/src/taxonomy/dated-facts.test.ts',
      'apps/cli/src/content/claims-of.test.ts',
      'apps/cli/src/content/survey.test.ts',
      'apps/portal/src/learn/learn-pages.test.ts',
      'apps/server/src/transparency/obligations/obligation-report.test.ts',
    ],
    env: () => ({}),
  },
];
