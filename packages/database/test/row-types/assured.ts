/** A column that a statement gives more surely, or less surely, than its table and its conditions say. */
export type Assured = { file: string; columns: readonly string[]; because: string };

/** What no schema tells a program. Whoever adds a row says what makes it true. */
export const ASSURED: readonly Assured[] = [
  {
    file: 'checkpoints.ts',
    columns: ['next_seq', 'chunks', 'layout'],
    because:
      'the constraint state_checkpoint_whole: where `save` is there, they are; without it none is read',
  },
  {
    file: 'banks.ts',
    columns: ['key_id', 'public_key'],
    because: 'they come with `team`, which is null where the join found none; they are read beside it alone',
  },
  {
    file: 'take-downs.ts',
    columns: ['content_id', 'sealed'],
    because:
      'the condition looks for a key in `sealed`, and a sealed place has its id (a constraint of take_down)',
  },
  {
    file: 'handed-over.ts',
    columns: ['at'],
    because: 'a referral that is accepted was answered',
  },
  {
    file: 'ideas.ts',
    columns: ['text', 'at', 'outcome'],
    because: 'constraints of idea: words are there until there is an outcome, and a time with every outcome',
  },
  {
    file: 'urgent-calls.ts',
    columns: ['seenAt'],
    because: 'what rings again was seen (a constraint of urgent_call)',
  },
  {
    file: 'ledger.ts',
    columns: ['nonce', 'number'],
    because:
      'what has a number, or is not open, has a nonce (a constraint of ledger_outbox) and stands in a batch',
  },
  {
    file: 'policy-versions.ts',
    columns: ['state'],
    because: 'the condition takes what is live or in shadow; others are read by another type',
  },
  {
    file: 'team-seats.ts',
    columns: ['key_id', 'public_key'],
    because: 'a key is sealed only to somebody who has one, and nobody loses their public key',
  },
];
