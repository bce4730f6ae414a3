import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { randomFrom } from '../bench/rules/random.ts';
import { evaluate } from '../research/early-warning/evaluate.ts';
import { loadPolicy } from '../research/early-warning/load-policy.ts';
import { makeHarmful } from '../research/early-warning/make-conversation.ts';
import { score } from '../research/early-warning/measure.ts';
import { harmfulPeople } from '../research/early-warning/metadata.ts';
import {
  bankBytes,
  KINDS,
  readBank,
  readDangerBank,
  readDecoys,
  readDialogues,
} from '../research/early-warning/read-banks.ts';
import { runConversation } from '../research/early-warning/run-conversation.ts';
import { dangerHeard } from '../research/early-warning/single-messages.ts';

const policy = loadPolicy();
const halves = ['development', 'evaluation'] as const;

test('at least 300 harmless dialogues of nine kinds, eight to twenty turns, none written twice', () => {
  assert.equal(KINDS.length, 9);
  const all = KINDS.flatMap((kind) => halves.flatMap((half) => readDialogues(kind, half)));
  assert.ok(all.length >= 300, String(all.length));
  assert.ok(all.filter(({ lines }) => lines.length >= 8).length >= 300);
  for (const { title, lines } of all) assert.ok(lines.length >= 4 && lines.length <= 20, title);
  assert.equal(new Set(all.map(({ lines }) => lines.map(({ text }) => text).join('\n'))).size, all.length);
});

test('the banks to measure on are the frozen ones, and share no phrase of more than three words with development', () => {
  const frozen = {
    evaluation: '833b9ff124d39cf93987f0330d8c170523eb56985c67b3464087b94d9bae42b8',
    sealed: 'e1af8631e5ac702b0ee0fc21c8db7b33fee43ddd3dc64592d27a28b6f3bc4075',
    'sealed-3': 'dce1db4f283c0015fe14b9b5860ce0745b5a71c753f1483a2b8b676ab3d3a264',
    'sealed-2': 'e3d6ce6f63d1d4217be22d161b4b885a811f5bae2f3164576cd5175907be73f2',
  } as const;
  const long = (texts: readonly string[]) => texts.filter((text) => text.split(' ').length > 3);
  const known = new Set([...readBank('development').values()].flatMap(long));
  for (const split of ['evaluation', 'sealed', 'sealed-2', 'sealed-3'] as const) {
    assert.equal(createHash('sha256').update(bankBytes(split)).digest('hex'), frozen[split]);
    assert.deepEqual(
      [...readBank(split).values()].flatMap(long).filter((text) => known.has(text)),
      [],
    );
  }
});

test('what a model that is trained on half has seen and what is kept from it share nothing', () => {
  for (const act of ['pressure', 'secrecy', 'gift-offer']) {
    const seen = new Set(readBank('development', 'seen').get(act));
    for (const split of ['held-out', 'held-out-hands'] as const)
      assert.deepEqual(
        readBank(split)
          .get(act)
          ?.filter((text) => seen.has(text)),
        [],
      );
  }
});

test('danger to oneself is heard in words of a hand that nothing was trained on', (t) => {
  const { danger, near } = readDangerBank();
  const known = new Set([...readBank('development').values(), readDecoys('development')].flat());
  assert.deepEqual(
    [...danger, ...near].filter((text) => known.has(text)),
    [],
  );
  for (const { writing, heard, near: taken } of dangerHeard().slice(0, 2)) {
    t.diagnostic(`${writing}: ${heard.found} of ${heard.phrases}, near ones ${taken.found}`);
    assert.ok(heard.found / heard.phrases >= 0.7);
    assert.ok(taken.found / taken.phrases <= 0.1);
  }
});

test('the same seed gives the same outcomes', () => {
  const run = () =>
    evaluate({ policy, split: 'evaluation', seed: 3, harmful: 10, perKind: 5, metadata: 'random' });
  assert.deepEqual(run().outcomes, run().outcomes);
});

test('a tier after k messages never depends on message k + 1', () => {
  const random = randomFrom(11);
  for (let i = 0; i < 12; i++) {
    const conversation = makeHarmful(readBank('development'), random);
    const people = harmfulPeople(conversation.receivers, 'true', random);
    const whole = runConversation(policy, conversation, people).tiers;
    const k = random.int(1, conversation.messages.length);
    const prefix = { ...conversation, messages: conversation.messages.slice(0, k) };
    assert.deepEqual(runConversation(policy, prefix, people).tiers, whole.slice(0, k));
  }
});

test('on phrases that no rule was made from, warnings come early and harmless chats stay quiet', () => {
  const run = (metadata: 'true' | 'adversarial') =>
    score(
      evaluate({ policy, split: 'evaluation', seed: 5, harmful: 120, perKind: 60, metadata }).outcomes[3],
    );
  const truth = run('true');
  // Targets of detection.md are 0.65 and 1 %; the draw is small here, so the second has some room.
  assert.ok(truth.fLatency >= 0.65, `F-latency ${truth.fLatency}`);
  assert.ok(truth.falsePositives <= 0.025, `false positives ${truth.falsePositives}`);
  const against = run('adversarial');
  assert.ok(against.fLatency >= 0.55, `F-latency ${against.fLatency}`);
  assert.ok(against.falsePositives <= 0.03, `false positives ${against.falsePositives}`);
});
