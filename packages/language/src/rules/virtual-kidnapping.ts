import type { ActRule } from './rule.ts';

const framing = { warning: 0.6, story: 0.5, 'no-police': 0.25, agent: 0.2 };
const travel = { group: 0.3, trip: 0.4, household: 0.15 };

/** The "online kidnapping" script: an office that is none, leaving home, a call that never ends. */
export const virtualKidnappingRules: readonly ActRule[] = [
  {
    act: 'authority-claim',
    parts: ['this-is', 'authority'],
    reach: 4,
    base: 0.5,
    plus: { 'case-words': 0.15, 'legal-harm': 0.1, crime: 0.1, you: 0.05 },
    minus: framing,
  },
  {
    act: 'authority-claim',
    parts: ['authority', 'this-is'],
    reach: 3,
    base: 0.45,
    plus: { 'case-words': 0.15, 'legal-harm': 0.1 },
    minus: framing,
  },
  {
    act: 'authority-claim',
    parts: ['authority', 'case-words|legal-harm'],
    order: 'any',
    reach: 10,
    base: 0.3,
    plus: { you: 0.15, crime: 0.1, me: 0.05 },
    minus: { ...framing, they: 0.15 },
  },
  {
    act: 'relocate',
    parts: ['leave', 'lodging'],
    reach: 4,
    base: 0.32,
    plus: {
      isolate: 0.2,
      urgent: 0.1,
      authority: 0.1,
      'stay-on': 0.1,
      'all-the-time': 0.1,
      you: 0.05,
      'case-words': 0.05,
      forbid: 0.05,
      'pack-up': 0.12,
      'legal-harm': 0.1,
    },
    minus: { ...framing, ...travel, commerce: 0.2, 'just-now': 0.1 },
  },
  {
    act: 'relocate',
    parts: ['leave', 'isolate'],
    order: 'any',
    reach: 8,
    base: 0.2,
    plus: { urgent: 0.1, authority: 0.15, lodging: 0.15, 'stay-on': 0.1, 'pack-up': 0.1 },
    minus: { ...framing, ...travel, app: 0.2 },
  },
  {
    act: 'relocate',
    parts: ['pack-up', 'leave'],
    reach: 8,
    base: 0.32,
    plus: { lodging: 0.2, isolate: 0.15, urgent: 0.1, me: 0.03 },
    minus: { ...framing, ...travel },
  },
  {
    act: 'stay-on-call',
    parts: ['stay-on', 'call'],
    reach: 4,
    base: 0.5,
    plus: { 'all-the-time': 0.2, authority: 0.1, lodging: 0.1, isolate: 0.1 },
    minus: { ...framing, group: 0.2, household: 0.2 },
  },
  {
    act: 'stay-on-call',
    parts: ['all-the-time', 'call'],
    order: 'any',
    reach: 6,
    base: 0.4,
    plus: { 'stay-on': 0.15, authority: 0.1, lodging: 0.1 },
    minus: { ...framing, group: 0.2, household: 0.2 },
  },
];
