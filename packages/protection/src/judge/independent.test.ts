import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platform, type Step, says } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';

const program = vnPolicy();
const pupils = Array.from({ length: 30 }, (_, i) => `pupil-${i}`);
const accounts = {
  teacher: '23plus',
  ...Object.fromEntries(pupils.map((id) => [id, '13-15'])),
} as const;
const step = (event: Record<string, unknown>): Step => ({ event, signals: [] });
const report = (actor: string): Step =>
  step({ type: 'account.reported', actor, target: 'teacher', category: 'other' });
const block = (actor: string): Step => step({ type: 'account.blocked', actor, target: 'teacher' });
const inClass = (actor: string): Step => says(actor, 'pupil-0', [], { conversation: 'class-7a' });
const friends = (one: string, other: string): Step =>
  step({ type: 'contact.accepted', actor: one, target: other });
const isRestricted = (verdict: ReturnType<ReturnType<typeof platform>['send']>) =>
  verdict.decision.measures.some(({ kind }) => kind === 'restrict');

/** How the last of these events is judged. */
function lastOf(steps: Step[]) {
  const chat = platform(program, accounts);
  const [last] = steps.map((given) => chat.send(given)).reverse();
  assert.ok(last);
  return { tier: last.decision.tier, restricted: isRestricted(last) };
}

const chain = pupils.slice(1).map((id, i) => friends(pupils[i]!, id));
const cases: { name: string; steps: Step[]; want: { tier: number; restricted: boolean } }[] = [
  {
    name: 'a class that talks in one conversation and reports a teacher together counts once',
    steps: [...pupils.map(inClass), ...pupils.map(report)],
    want: { tier: 2, restricted: false },
  },
  {
    name: 'a class of contacts that blocks a teacher together counts once',
    steps: [...chain, ...pupils.map(block)],
    want: { tier: 0, restricted: false },
  },
  {
    name: 'two strangers who block count two',
    steps: [block('pupil-1'), block('pupil-2')],
    want: { tier: 2, restricted: true },
  },
  {
    name: 'two strangers who report count two',
    steps: [report('pupil-1'), report('pupil-2')],
    want: { tier: 2, restricted: true },
  },
  {
    name: 'a class and one stranger count two',
    steps: [...pupils.slice(0, 20).map(inClass), block('pupil-25'), ...pupils.slice(0, 20).map(block)],
    want: { tier: 2, restricted: true },
  },
  {
    name: 'the same person twice counts once',
    steps: [block('pupil-1'), block('pupil-1')],
    want: { tier: 0, restricted: false },
  },
  {
    name: 'two friends who say that they are connected count once',
    steps: [
      says('pupil-1', 'pupil-2', [], { conversation: 'a', relation: { connected: true } }),
      says('pupil-2', 'pupil-1', [], { conversation: 'b', relation: { connected: true } }),
      block('pupil-1'),
      block('pupil-2'),
    ],
    want: { tier: 0, restricted: false },
  },
  {
    name: 'without conversations two who wrote to each other count once, and with others they do not',
    steps: [
      says('pupil-1', 'pupil-2', [], { conversation: undefined }),
      says('pupil-2', 'pupil-1', [], { conversation: undefined }),
      says('pupil-3', 'pupil-4', [], { conversation: undefined }),
      block('pupil-1'),
      block('pupil-2'),
    ],
    want: { tier: 0, restricted: false },
  },
  {
    name: 'two who wrote to others without a conversation are strangers',
    steps: [
      says('pupil-1', 'pupil-5', [], { conversation: undefined }),
      says('pupil-3', 'pupil-4', [], { conversation: undefined }),
      block('pupil-1'),
      block('pupil-3'),
    ],
    want: { tier: 2, restricted: true },
  },
];
for (const { name, steps, want } of cases) test(name, () => assert.deepEqual(lastOf(steps), want));
