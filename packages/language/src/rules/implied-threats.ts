import type { ActRule } from './rule.ts';

const harmless = {
  openness: 0.2,
  'lest-seen': 0.25,
  'not-yet': 0.15,
  'old-picture': 0.2,
  'they-would': 0.35,
  they: 0.12,
  police: 0.15,
  household: 0.2,
  courtesy: 0.15,
  joking: 0.25,
  'everyday-content': 0.2,
  commerce: 0.15,
  group: 0.1,
  warning: 0.5,
  story: 0.5,
  surprise: 0.25,
  'safe-keeping': 0.25,
};
const cues = {
  'unless-strong': 0.12,
  deadline: 0.08,
  amount: 0.1,
  audience: 0.1,
  'your-people': 0.08,
  reputation: 0.1,
  leverage: 0.08,
  push: 0.05,
};

/** Threats that leave the deed or the price unsaid. */
export const impliedThreats: readonly ActRule[] = [
  // "I kept it all. Your call what happens next."
  {
    act: 'threat-to-tell',
    parts: ['remains|leverage|have-proof|picture|spread|i-do', 'ominous'],
    order: 'any',
    reach: 12,
    base: 0.42,
    plus: cues,
    minus: harmless,
    unless: ['not-worry'],
  },
  {
    act: 'threat-to-tell',
    parts: ['ominous', 'your-people|feed'],
    order: 'any',
    reach: 10,
    base: 0.34,
    plus: { ...cues, object: 0.1, spread: 0.08 },
    minus: harmless,
  },
  // "As long as you behave nobody sees."
  {
    act: 'threat-to-tell',
    parts: ['remains|have-proof|leverage', 'obey|unless-strong'],
    order: 'any',
    reach: 10,
    base: 0.3,
    plus: { ...cues, see: 0.08, remains: 0.12, earlier: 0.08, 'not-reveal': 0.08, pay: 0.05 },
    minus: { ...harmless, app: 0.1 },
    unless: ['not-worry', 'neg'],
  },
  {
    act: 'threat-to-tell',
    parts: ['picture|leverage', 'obey', 'neg|nobody-may|anyone'],
    order: 'any',
    reach: 12,
    base: 0.36,
    plus: { ...cues, see: 0.1, remains: 0.1 },
    minus: harmless,
    unless: ['not-worry'],
  },
  {
    act: 'threat-to-tell',
    parts: ['remains', 'audience|anyone', 'see|spread|tell'],
    order: 'any',
    reach: 14,
    base: 0.4,
    plus: cues,
    minus: harmless,
  },
  // "Money or fame."
  {
    act: 'threat-to-tell',
    parts: ['money|pay|amount', 'unless|or|neg', 'reputation|audience'],
    reach: 5,
    base: 0.34,
    plus: { ...cues, see: 0.06, spread: 0.1, object: 0.08 },
    minus: { ...harmless, 'everyday-content': 0.25 },
    unless: ['not-worry'],
  },
  // "It goes live unless we agree."
  {
    act: 'threat-to-tell',
    parts: ['picture|chatlog|leverage', 'arrive|spread', 'unless-strong'],
    order: 'any',
    reach: 9,
    base: 0.32,
    plus: cues,
    minus: { ...harmless, commerce: 0.2, neg: 0.04 },
    unless: ['not-worry', 'avoid'],
  },
  // "Keep ignoring me and I post."
  {
    act: 'threat-to-tell',
    parts: ['defy|ominous', 'me', 'spread|send|tell'],
    reach: 6,
    base: 0.38,
    plus: { ...cues, object: 0.1, ominous: 0.1, will: 0.05 },
    minus: harmless,
    unless: ['not-worry'],
  },
];
