import type { ActRule } from './rule.ts';

/** Who else comes along: then nobody is asked to come alone. */
const along = {
  warning: 0.5,
  story: 0.4,
  group: 0.3,
  'to-several': 0.35,
  'all-come': 0.35,
  'kin-comes': 0.4,
  'brings-along': 0.4,
  openness: 0.3,
  trip: 0.25,
  courtesy: 0.1,
};

/** Plain invitations: going out with nobody else, being fetched, meeting away from the screen. */
export const meeting: readonly ActRule[] = [
  {
    act: 'meet-alone',
    parts: ['outing|in-person|pick-up', 'only-us|alone'],
    order: 'any',
    reach: 8,
    base: 0.6,
    plus: { secret: 0.1, forbid: 0.08, you: 0.05, cinema: 0.4 },
    // Who asks for a picture of the beach invites nobody there.
    minus: { ...along, guardian: 0.15, elder: 0.2, picture: 0.35 },
  },
  {
    act: 'meet-alone',
    parts: ['me', 'pick-up', 'you'],
    reach: 4,
    base: 0.44,
    plus: { gate: 0.1, secret: 0.1, forbid: 0.1, 'only-us': 0.1 },
    minus: { ...along, guardian: 0.3, elder: 0.15, household: 0.25, commerce: 0.2 },
    unless: ['time-past'],
  },
  {
    act: 'meet-alone',
    parts: ['gate', 'me', 'pick-up'],
    order: 'any',
    reach: 5,
    // Families fetch at a gate too: it counts beside something hidden.
    base: 0.34,
    plus: { secret: 0.1, forbid: 0.1, 'only-us': 0.1 },
    minus: { ...along, guardian: 0.3, elder: 0.15, household: 0.25, commerce: 0.2 },
  },
  {
    act: 'meet-alone',
    parts: ['in-person'],
    reach: 0,
    base: 0.54,
    needs: ['you', 'pair'],
    plus: { secret: 0.1, forbid: 0.08, you: 0.05 },
    minus: { ...along, guardian: 0.3, elder: 0.15, done: 0.3 },
    unless: ['neg', 'time-past'],
  },
];
