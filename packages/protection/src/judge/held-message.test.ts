import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyExample } from '@kmm/contracts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { runExample } from '../index.ts';

const program = vnPolicy();
const threat = { type: 'message.sent', actor: 'adult', target: 'teen', acts: ['threat-to-tell'] } as const;
const demand = { type: 'message.sent', actor: 'adult', target: 'teen', acts: ['payment-demand'] } as const;

type More = { media?: { kind: 'image' }[]; connected?: boolean };
/** The last decision of a threat and a demand between two accounts. */
function decisionOf({ media, connected = true }: More) {
  const step = (given: typeof threat | typeof demand, minutes: number) => ({
    ...given,
    minutes,
    relation: { connected },
    ...(minutes > 0 && media && { media }),
  });
  // `as`: an example as the pack's files write it, before their defaults.
  const example = {
    rule: 'control.sextortion',
    name: 'held',
    accounts: {},
    events: [step(threat, 0), step(demand, 2)].map((e) => ({ pictures: [], ...e })),
    expect: { fires: true },
  } as unknown as PolicyExample;
  const last = runExample(program, example).decisions.at(-1);
  assert.ok(last);
  const notice = last.measures.find((m) => m.kind === 'notice' && m.audience === 'target');
  const does = notice?.kind === 'notice' ? (notice.actions?.map((action) => action.does) ?? []) : [];
  return { outcome: last.outcome, then: last.then, does };
}
const ANSWERS = ['read-message', 'keep-message', 'let-somebody-read'];

test('a held message of text can be read, kept unread or given to somebody, and is dropped if nobody answers', () => {
  const { outcome, then, does } = decisionOf({});
  assert.deepEqual([outcome, then], ['hold', 'drop']);
  assert.deepEqual(does.slice(0, 3), ANSWERS);
  assert.ok(does.includes('call') && does.includes('block-and-report'));
});

test('a held picture offers neither view nor save', () => {
  const { outcome, does } = decisionOf({ media: [{ kind: 'image' }] });
  assert.equal(outcome, 'hold');
  assert.deepEqual(
    does.filter((one) => ANSWERS.includes(one)),
    [],
  );
  assert.ok(does.includes('call'));
});

test('a blocked message offers nothing to answer', () => {
  const { outcome, does } = decisionOf({ connected: false });
  assert.equal(outcome, 'block');
  assert.deepEqual(
    does.filter((one) => ANSWERS.includes(one)),
    [],
  );
});
