import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ActCode } from '@khong-mot-minh/contracts/codes';
import { findActs } from './find-acts.ts';

type Conversation = { id: string; messages: { from: 'sender' | 'receiver'; text: string }[] };

const THREATS: readonly ActCode[] = ['threat-to-tell', 'legal-threat', 'relocate', 'ransom-to-family'];
const DEMANDS: readonly ActCode[] = [
  'payment-demand',
  'picture-request',
  'secrecy',
  'credential-request',
  'move-to-other-app',
];

function coercive(file: string): string[] {
  const url = new URL(`../testdata/${file}`, import.meta.url);
  const conversations: Conversation[] = JSON.parse(readFileSync(url, 'utf8'));
  assert.equal(conversations.length, 40);
  return conversations
    .filter(({ messages }) => {
      const acts = messages.filter(({ from }) => from === 'sender').flatMap(({ text }) => findActs(text));
      const sure = new Set(acts.filter(({ weight }) => weight >= 0.5).map(({ act }) => act));
      return THREATS.some((act) => sure.has(act)) && DEMANDS.some((act) => sure.has(act));
    })
    .map(({ id }) => id);
}

test('a threat and a demand are found in nearly all coercive conversations', () =>
  assert.ok(coercive('paraphrases.json').length >= 38));

test('a threat and a demand are found together in no harmless conversation', () =>
  assert.deepEqual(coercive('lookalikes.json'), []));
