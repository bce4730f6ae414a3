import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { EgressView, WebhookView } from '@khong-mot-minh/contracts';
import { verifyWebhook } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import type { Responder } from './api/responder.ts';
import { openSignedHook } from './api/signed-hook.ts';

let system: TestSystem;
let mai: Responder;
let khoi: Responder;
before(async () => {
  system = await startTestSystem();
  mai = await personOf(system, 'platform');
  khoi = await personOf(system, 'platform', 1);
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: object) =>
  call(system.url, method, path, body, { key: system.seeded.platform.key });
const waiting = async (who: Responder): Promise<EgressView['items']> =>
  ((await who.send('GET', '/v1/egress')).json as EgressView).items;
const answer = (who: Responder, kind: string, url: string, approve = true) =>
  who.send('POST', `/v1/egress/${kind}/approval`, { approve, url });
const webhook = async () => (await ask('GET', '/v1/webhooks')).json as WebhookView;

test('an address for texts waits for somebody else than who asked for it', async () => {
  const url = 'https://steal.example/texts';
  const asked = await mai.send('PUT', '/v1/text-detectors/service', { url });
  assert.equal((asked.json as { waiting?: true }).waiting, true);
  const detectors = await mai.send('GET', '/v1/text-detectors');
  assert.equal('service' in (detectors.json as object), false);
  const [item] = await waiting(khoi);
  assert.deepEqual(
    [item?.kind, item?.url, item?.by?.name, item?.current],
    ['text-service', url, 'Mai', undefined],
  );
  assert.equal((await answer(mai, 'text-service', url)).status, 403);
  assert.equal((await answer(khoi, 'text-service', 'https://other.example/')).status, 409);
  assert.equal((await answer(await personOf(system, 'helpline', 1), 'text-service', url)).status, 404);
  assert.equal((await answer(khoi, 'text-service', url)).status, 200);
  assert.match((await mai.send('GET', '/v1/text-detectors')).text, /steal\.example/);
  // The same address with another patience asks nobody; another address asks again, and the first works on.
  const same = await mai.send('PUT', '/v1/text-detectors/service', { url, timeoutMs: 300 });
  assert.equal((same.json as { waiting?: true }).waiting, undefined);
  await mai.send('PUT', '/v1/text-detectors/service', { url: 'https://steal.example/more' });
  assert.equal((await waiting(khoi))[0]?.current, url);
  assert.equal((await answer(khoi, 'text-service', 'https://steal.example/more', false)).status, 200);
  assert.deepEqual(await waiting(khoi), []);
  assert.match((await mai.send('GET', '/v1/text-detectors')).text, /steal\.example\/texts/);
  assert.equal((await mai.send('DELETE', '/v1/text-detectors/service')).status, 200);
});

test('a key that asks for an address elsewhere waits for a person of the platform', async () => {
  const url = 'https://platform.example/hook';
  const saved = await ask('PUT', '/v1/webhooks', { url, events: ['case.opened'] });
  const given = saved.json as { secret?: string; waiting?: true };
  assert.equal(saved.status, 200);
  assert.ok(given.waiting && given.secret?.startsWith('whsec_'));
  const again = await ask('PUT', '/v1/webhooks', { url, events: ['case.opened', 'hash.withdrawn'] });
  assert.equal((again.json as { secret?: string }).secret, undefined);
  assert.equal((await webhook()).current, undefined);
  const [item] = await waiting(mai);
  assert.deepEqual([item?.kind, item?.by], ['webhook', undefined]);
  assert.equal((await answer(mai, 'webhook', url)).status, 200);
  const { current, waiting: none } = await webhook();
  assert.deepEqual(
    [current?.url, current?.events, none],
    [url, ['case.opened', 'hash.withdrawn'], undefined],
  );
  assert.equal((await ask('DELETE', '/v1/webhooks')).status, 204);
  assert.equal((await ask('DELETE', '/v1/webhooks')).status, 404);
  assert.equal((await ask('POST', '/v1/webhooks/secret')).status, 404);
  assert.deepEqual(await webhook(), {});
});

test('a secret that may be known is replaced: for a day both fit, then the new one alone', async () => {
  const { key } = system.seeded.platform;
  await using hook = await openSignedHook(system.url, key, ['protection.changed']);
  const renewed = await ask('POST', '/v1/webhooks/secret');
  assert.equal(renewed.status, 200, renewed.text);
  const { secret, oldUntil } = renewed.json as { secret: string; oldUntil: string };
  assert.notEqual(secret, hook.secret);
  assert.equal((await webhook()).current?.oldSecretUntil, oldUntil);
  await system.running.deps.db.tx({ kind: 'system', org: system.seeded.platform.id }, (tx) =>
    system.running.deps.notify(tx, system.seeded.platform.id, 'protection.changed', { account: 'overlap' }),
  );
  const { headers, body } = await hook.delivery('overlap');
  for (const fits of [secret, hook.secret]) {
    const event = await verifyWebhook(fits, headers as Record<string, string>, body);
    assert.equal(event.type, 'protection.changed');
  }
  await ask('DELETE', '/v1/webhooks');
});
