import type { ActRule } from './rule.ts';

/** What the young person says. */
export const replyRules: readonly ActRule[] = [
  {
    act: 'refusal',
    parts: ['refuse'],
    reach: 0,
    base: 0.5,
    plus: { picture: 0.1, uneasy: 0.1 },
    minus: { story: 0.3, joking: 0.1, 'unless-strong': 0.1, 'could-not': 0.3 },
  },
  {
    act: 'refusal',
    parts: ['will-not-do'],
    reach: 0,
    base: 0.5,
    minus: { story: 0.3, joking: 0.1, 'could-not': 0.3 },
  },
  {
    act: 'discomfort',
    parts: ['uneasy'],
    reach: 0,
    base: 0.5,
    plus: { neg: 0.05, refuse: 0.1 },
    minus: { story: 0.4, joking: 0.25, 'not-worry': 0.4, push: 0.1 },
    unless: ['not-worry'],
  },
  {
    act: 'self-danger',
    parts: ['end-life'],
    reach: 0,
    base: 0.75,
    plus: { me: 0.05 },
    minus: { story: 0.5, joking: 0.5, 'so-much': 0.5 },
  },
];
