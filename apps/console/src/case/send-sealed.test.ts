import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../api/api-error.ts';
import { sealedSend } from './send-sealed.ts';

const refusal = (code: string) => new ApiError({ status: 409, code });

test('what was sealed to a key that ended is sealed again to the present one, and sent as another request', async () => {
  const sent: [string, string][] = [];
  const run = sealedSend({
    make: async (now?: string) => `Mình ở đây, cho ${now ?? 'khoá cũ'}`,
    async send(command, key) {
      sent.push([command, key]);
      if (command.endsWith('khoá cũ')) throw refusal('ended-key');
      return 'done';
    },
    renew: async () => 'khoá mới',
  });
  assert.equal(await run(), 'done');
  assert.deepEqual(
    sent.map(([command]) => command),
    ['Mình ở đây, cho khoá cũ', 'Mình ở đây, cho khoá mới'],
  );
  assert.notEqual(sent[0]?.[1], sent[1]?.[1]);
});

test('any other refusal is shown, and the next attempt carries the same seal under the same key', async () => {
  const sent: string[] = [];
  let made = 0;
  const run = sealedSend({
    make: async () => `niêm phong ${++made}`,
    async send(command, key) {
      sent.push(`${command} ${key}`);
      throw refusal('stale');
    },
    renew: async () => assert.fail('no key ended'),
  });
  await assert.rejects(run(), /409|stale/);
  await assert.rejects(run(), /409|stale/);
  assert.equal(made, 1);
  assert.equal(sent[0], sent[1]);
});
