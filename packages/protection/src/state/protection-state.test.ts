import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEGIN_MS, platform, says } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { applyWrites, decodeState, emptyState, encodeState, pruneState, type Write } from '../index.ts';

const program = vnPolicy();
const accounts = { adult: '23plus', teen: '13-15', peer: '13-15' } as const;
const acts = [
  [],
  ['age-probe'],
  ['move-to-other-app'],
  ['secrecy'],
  ['threat-to-tell'],
  ['payment-demand'],
  [],
];
const story = [
  ...acts.map((found) => says('adult', 'teen', found)),
  says('teen', 'adult', ['self-danger']),
  { event: { type: 'contact.accepted', actor: 'peer', target: 'teen' }, signals: [] },
  { event: { type: 'account.blocked', actor: 'teen', target: 'adult' }, signals: [] },
  { event: { type: 'account.reported', actor: 'peer', target: 'adult', category: 'other' }, signals: [] },
  { event: { type: 'list.viewed', actor: 'adult', target: 'peer', list: 'friends' }, signals: [] },
  says('adult', 'peer', ['flattery']),
];

test('a replay of the journal, over any checkpoint, gives the same bytes', () => {
  const chat = platform(program, accounts);
  for (const step of story) chat.send(step);
  const bytes = encodeState(chat.state());
  for (let cut = 0; cut <= chat.journal.length; cut++) {
    const checkpoint = encodeState(applyWrites(emptyState(), chat.journal.slice(0, cut).flat()));
    const kept = JSON.parse(JSON.stringify(chat.journal.slice(cut).flat())) as Write[];
    assert.deepEqual(encodeState(applyWrites(decodeState(checkpoint), kept)), bytes);
  }
});

test('a kill between any two events changes no decision, and there is a single case', () => {
  const undisturbed = platform(program, accounts);
  const want = story.map((step) => undisturbed.send(step).decision);
  for (let cut = 0; cut <= story.length; cut++) {
    const chat = platform(program, accounts);
    const got = story.slice(0, cut).map((step) => chat.send(step).decision);
    chat.restore(applyWrites(emptyState(), JSON.parse(JSON.stringify(chat.journal.flat())) as Write[]));
    got.push(...story.slice(cut).map((step) => chat.send(step).decision));
    assert.deepEqual(got, want);
    assert.equal(chat.journal.flat().filter(({ op }) => op === 'case').length, 3);
    assert.equal(chat.state().cases.size(), 1);
  }
});

test('what no rule can use any more is forgotten', () => {
  const chat = platform(program, accounts);
  for (const step of story) chat.send(step);
  assert.equal(pruneState(chat.state(), BEGIN_MS + 3_600_000), 0);
  assert.ok(pruneState(chat.state(), BEGIN_MS + 400 * 86_400_000) > 0);
  assert.deepEqual(encodeState(chat.state()), encodeState(emptyState()));
});

const damaged = [
  { name: 'another header', text: 'something else\n' },
  { name: 'a line cut off', text: 'kmm-protection-state 1\n["case","k"' },
  { name: 'an unknown kind', text: 'kmm-protection-state 1\n["cage","k",1]\n' },
  { name: 'a window that does not exist', text: 'kmm-protection-state 1\n["window","x/y",[]]\n' },
];
for (const { name, text } of damaged) {
  test(`a checkpoint with ${name} is refused`, () => {
    assert.throws(() => decodeState(new TextEncoder().encode(text)), /checkpoint/);
  });
}
