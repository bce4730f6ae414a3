import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { deliverWebhook } from './deliver-webhook.ts';

const secret = `whsec_${Buffer.from('k'.repeat(24)).toString('base64')}`;
const event = {
  secrets: [secret],
  id: 'msg_1',
  type: 'case.opened',
  at: '2026-11-24T09:00:00.000Z',
  data: { caseId: 'c' },
};

/** A platform's receiver on loopback that answers with one status and keeps what it got. */
async function receiver(status: number) {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, got, [Symbol.dispose]: () => server.close() };
}

test('the public library verifies what is sent', async () => {
  using hook = await receiver(204);
  assert.deepEqual(await deliverWebhook({ ...event, url: hook.url, allowPrivate: true }), { ok: true });
  const { headers, body } = hook.got[0]!;
  assert.deepEqual(new Webhook(secret).verify(body, headers), {
    type: event.type,
    timestamp: event.at,
    data: event.data,
  });
});

test('while a secret is replaced both verify, and no other', async () => {
  using hook = await receiver(204);
  const next = `whsec_${Buffer.from('n'.repeat(24)).toString('base64')}`;
  await deliverWebhook({ ...event, secrets: [next, secret], url: hook.url, allowPrivate: true });
  const { headers, body } = hook.got[0]!;
  for (const fits of [secret, next]) assert.ok(new Webhook(fits).verify(body, headers));
  const other = `whsec_${Buffer.from('o'.repeat(24)).toString('base64')}`;
  assert.throws(() => new Webhook(other).verify(body, headers));
});

test('a redirect is a refusal, not a way inwards', async () => {
  using hook = await receiver(302);
  assert.deepEqual(await deliverWebhook({ ...event, url: hook.url, allowPrivate: true }), {
    ok: false,
    status: 302,
  });
  assert.equal(hook.got.length, 1);
});

test('an address inside our own network is not knocked at', async () => {
  using hook = await receiver(204);
  const result = await deliverWebhook({ ...event, url: hook.url, allowPrivate: false });
  assert.deepEqual(result, { ok: false, status: 'private-address' });
  assert.equal(hook.got.length, 0);
});

test('nobody there is told as unreachable', async () => {
  const result = await deliverWebhook({ ...event, url: 'http://127.0.0.1:1/hook', allowPrivate: true });
  assert.deepEqual(result, { ok: false, status: 'unreachable' });
});
