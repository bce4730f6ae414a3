import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Argon2Params } from './argon2id.ts';
import { deriveUnlockKey, newUnlockSalt } from './unlock-key.ts';

const salt = newUnlockSalt();
const phraseOf = async (phrase: string): Promise<string> => {
  const password = await deriveUnlockKey(phrase, salt, async (bytes) => bytes);
  return new TextDecoder().decode(password);
};

const spellings = [
  { name: 'decomposed letters', typed: 'mưa rào tháng bảy'.normalize('NFD') },
  { name: 'spaces around', typed: '  mưa rào tháng bảy\n' },
  { name: 'spaces between', typed: 'mưa\u00a0rào   tháng bảy' },
];
for (const { name, typed } of spellings)
  test(`a phrase unlocks with ${name}`, async () => {
    assert.equal(await phraseOf(typed), 'mưa rào tháng bảy');
  });

test('case and tone marks of a phrase count', async () => {
  assert.notEqual(await phraseOf('Mưa'), await phraseOf('mưa'));
  assert.notEqual(await phraseOf('mưa'), await phraseOf('mua'));
});

test('an empty phrase is refused', async () => {
  await assert.rejects(phraseOf(' \t'), { code: 'malformed' });
});

test('a phrase pays for its few bits with 64 MiB and three passes', async () => {
  const asked: Argon2Params[] = [];
  await deriveUnlockKey('mưa', salt, async (_password, _salt, params) => {
    asked.push(params);
    return new Uint8Array(32);
  });
  assert.deepEqual(asked, [{ memoryKiB: 65_536, iterations: 3, parallelism: 1, length: 32 }]);
});
