import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { AgeBand, Tier } from '@khong-mot-minh/contracts';
import { findActs } from '@khong-mot-minh/language';
import { platform, says } from '@khong-mot-minh/protection/test/platform';
import { vnPolicy } from '@khong-mot-minh/protection/test/vn-policy';

type Conversation = {
  id: string;
  kind: string;
  senderBand: AgeBand;
  receiverBand: AgeBand;
  connected: boolean;
  messages: { from: 'sender' | 'receiver'; minutes: number; text: string }[];
};

const read = (name: string): Conversation[] =>
  JSON.parse(
    readFileSync(new URL(`../packages/language/testdata/${name}.json`, import.meta.url), 'utf8'),
  ) as Conversation[];

const program = vnPolicy();

/** The highest tier that a conversation reaches, with what was found on the way. */
function run(conversation: Conversation, connected: boolean): { tier: Tier; trace: string[] } {
  const { senderBand, receiverBand, messages } = conversation;
  const chat = platform(program, { sender: senderBand, receiver: receiverBand });
  const trace: string[] = [];
  let highest: Tier = 0;
  for (const { from, minutes, text } of messages) {
    const signals = findActs(text);
    const other = from === 'sender' ? 'receiver' : 'sender';
    const step = says(from, other, [], { minutes, text, relation: { connected } });
    const { decision } = chat.send({ ...step, signals });
    if (decision.tier > highest) highest = decision.tier;
    const acts = signals.map(({ act, weight }) => `${act} ${weight.toFixed(2)}`).join(', ');
    trace.push(`${decision.tier} ${from}: ${text} [${acts}]`);
  }
  return { tier: highest, trace };
}

const verbose = process.env.DETECTION_TRACE === '1';

for (const { file, wanted } of [
  { file: 'paraphrases', wanted: true },
  { file: 'lookalikes', wanted: false },
]) {
  test(`${file}: ${wanted ? 'every one reaches' : 'none reaches'} tier 3`, (t) => {
    const conversations = read(file);
    assert.equal(conversations.length, 40);
    const wrong: string[] = [];
    for (const conversation of conversations) {
      const { tier, trace } = run(conversation, conversation.connected);
      if (tier >= 3 === wanted) continue;
      wrong.push(conversation.id);
      if (verbose) t.diagnostic([`${conversation.id} ${conversation.kind}: ${tier}`, ...trace].join('\n  '));
    }
    const reached = wanted ? conversations.length - wrong.length : wrong.length;
    t.diagnostic(`${reached} of ${conversations.length} reach tier 3`);
    assert.deepEqual(wrong, []);
  });
}

test('a run climbs the same way between people who are connected', () => {
  const wrong = read('paraphrases').filter((conversation) => run(conversation, true).tier < 3);
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  );
});
