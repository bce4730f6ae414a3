import type { ConceptRule } from './rule.ts';

const AUDIENCE = 'guardian|elder|peers|feed';

/** Concepts made of other concepts; a rule may use what rules above it made. */
export const derivedRules: readonly ConceptRule[] = [
  { makes: 'amount', parts: ['number', 'crypto'], order: 'any', reach: 2, base: 1 },
  {
    makes: 'brings-along',
    parts: ['somebody-along'],
    reach: 0,
    base: 1,
    unless: ['forbid', 'neg', 'unless'],
  },
  { makes: 'openness', parts: ['brings-in'], reach: 0, base: 1, unless: ['forbid', 'neg', 'unless'] },
  { makes: 'openness', parts: ['tell-me'], reach: 0, base: 1, unless: ['forbid', 'neg', 'unless'] },
  { makes: 'deadline', parts: ['limit|soon'], reach: 0, base: 1 },
  { makes: 'audience', parts: [AUDIENCE], reach: 0, base: 1 },
  { makes: 'your-people', parts: ['guardian|elder|peers', 'you'], reach: 2, base: 1 },
  { makes: 'your-people', parts: ['you', 'guardian|elder|peers|feed'], reach: 3, base: 1 },
  { makes: 'your-picture', parts: ['picture|chatlog|stuff', 'you'], reach: 3, base: 1 },
  { makes: 'your-picture', parts: ['you', 'picture|chatlog'], reach: 2, base: 1 },
  { makes: 'object', parts: ['picture|chatlog|stuff'], reach: 0, base: 1 },
  { makes: 'unless-strong', parts: ['neg', 'then'], reach: 9, base: 1 },
  { makes: 'unless-strong', parts: ['you', 'then', 'me|will|then'], reach: 6, base: 1 },
  { makes: 'unless-strong', parts: ['unless'], reach: 0, base: 1 },
  { makes: 'unless-strong', parts: ['neg', 'pay|money|amount|send', 'me'], reach: 4, base: 1 },
  { makes: 'only-us', parts: ['only', 'pair'], reach: 2, base: 1 },
  { makes: 'only-us', parts: ['pair', 'see', 'merely'], reach: 2, base: 1 },
  { makes: 'only-us', parts: ['pair', 'merely'], reach: 2, base: 1 },
  { makes: 'private', parts: ['neg', 'spread'], reach: 2, base: 1 },
  { makes: 'unless-strong', parts: ['defy', 'then|will|audience|me'], reach: 5, base: 1 },
  { makes: 'unless-strong', parts: ['or', 'audience|me'], reach: 2, base: 1 },
  { makes: 'i-do', parts: ['me', 'spread|send|tell'], reach: 4, base: 1 },
  { makes: 'reveal', parts: ['spread|send|arrive'], reach: 0, base: 1 },
  { makes: 'reveal', parts: ['up', 'feed|peers'], reach: 2, base: 1 },
  { makes: 'reveal', parts: ['let', 'audience', 'see'], reach: 6, base: 1 },
  { makes: 'not-reveal', parts: ['neg', 'spread|send'], reach: 2, base: 1 },
  { makes: 'not-reveal', parts: ['not-yet', 'tell'], reach: 2, base: 1 },
  { makes: 'lest-seen', parts: ['lest', 'guardian|elder', 'see'], reach: 4, base: 1 },
  { makes: 'refused', parts: ['neg', 'credential|money'], reach: 4, base: 1 },
];
