import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, type Chosen } from './place-answer.ts';

const cases: { name: string; chosen: Chosen; want: unknown }[] = [
  { name: 'nothing chosen', chosen: { plan: [] }, want: { missing: 'decision' } },
  { name: 'placed without the question', chosen: { decision: 'place', plan: [] }, want: { missing: 'risk' } },
  {
    name: 'likely, and nothing is prepared',
    chosen: { decision: 'place', risk: 'likely', plan: [] },
    want: { missing: 'plan' },
  },
  {
    name: 'unlikely needs no plan',
    chosen: { decision: 'place', risk: 'unlikely', plan: [] },
    want: { decision: 'place', retaliation: { risk: 'unlikely', plan: [] } },
  },
  {
    name: 'likely with a plan',
    chosen: { decision: 'place', risk: 'likely', plan: ['contact-cut'] },
    want: { decision: 'place', retaliation: { risk: 'likely', plan: ['contact-cut'] } },
  },
  { name: 'dropped without a reason', chosen: { decision: 'drop', plan: [] }, want: { missing: 'reason' } },
  {
    name: 'dropped: what was said of the other answer is left out',
    chosen: { decision: 'drop', risk: 'likely', plan: ['contact-cut'], reason: 'other-way' },
    want: { decision: 'drop', reason: 'other-way' },
  },
];
for (const { name, chosen, want } of cases)
  test(`answerOf: ${name}`, () => assert.deepEqual(answerOf(chosen), want));
