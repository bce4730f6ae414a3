import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDEA_FLAGS } from '@khong-mot-minh/contracts';
import { ACCEPT_REASONS, DECLINE_REASONS, IDEA_KINDS, ROUND_REASONS } from '@khong-mot-minh/contracts/codes';
import enDesk from '../../../../messages/en/idea-desk.json' with { type: 'json' };
import enIdeas from '../../../../messages/en/ideas.json' with { type: 'json' };
import viDesk from '../../../../messages/vi/idea-desk.json' with { type: 'json' };
import viIdeas from '../../../../messages/vi/ideas.json' with { type: 'json' };

const reasons = [...ACCEPT_REASONS, ...DECLINE_REASONS, ...ROUND_REASONS].map((code) => `reason.${code}`);

test('every code has a sentence at the desk and on the public page, in both languages', () => {
  const keys = [
    ...reasons,
    ...IDEA_FLAGS.map((code) => `flag.${code}`),
    ...IDEA_KINDS.map((code) => `kind.${code}`),
  ];
  for (const messages of [viDesk, enDesk])
    assert.deepEqual(
      keys.filter((key) => !Object.hasOwn(messages, key)),
      [],
    );
  for (const messages of [viIdeas, enIdeas])
    assert.deepEqual(
      reasons.filter((key) => !Object.hasOwn(messages, `ideas.${key}`)),
      [],
    );
});

test('no Vietnamese sentence is longer than 15 words', () => {
  for (const [key, text] of Object.entries({ ...viDesk, ...viIdeas }))
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
});
