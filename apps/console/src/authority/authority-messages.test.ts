import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AUTHORITY_BASES,
  OVERRIDE_REASONS,
  PRODUCED_PARTS,
  REQUEST_REFUSALS,
  VERDICT_REASONS,
} from '@kmm/contracts';
import bases from '../../../../content/authority/bases.json' with { type: 'json' };
import vi from '../../../../messages/vi/authority.json' with { type: 'json' };
import console from '../../../../messages/vi/console.json' with { type: 'json' };
import { DANGERS, partsFor, REFUSALS, VERDICTS } from './codes.ts';

test('no Vietnamese sentence of these pages is longer than 15 words, and no key stands in two files', () => {
  for (const [key, text] of Object.entries(vi)) {
    for (const sentence of text.split(/[.!?:;,]\s/))
      assert.ok(sentence.split(/\s+/).length <= 15, `${key}: ${sentence}`);
    assert.ok(!Object.hasOwn(console, key), key);
  }
});

test('the forms offer every code that the server knows, and no other', () => {
  assert.deepEqual([...REFUSALS].sort(), [...REQUEST_REFUSALS].sort());
  assert.deepEqual([...DANGERS].sort(), [...OVERRIDE_REASONS].sort());
  assert.deepEqual(VERDICTS, VERDICT_REASONS);
  assert.deepEqual(partsFor('content').sort(), Object.keys(PRODUCED_PARTS).sort());
  assert.deepEqual(bases.map(({ code }) => code).sort(), [...AUTHORITY_BASES].sort());
});
