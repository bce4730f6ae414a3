import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from './verify-webhook.ts';

const secret = `whsec_${randomBytes(24).toString('base64')}`;
const now = new Date('2026-11-24T09:00:00Z');
const body = JSON.stringify({
  type: 'case.opened',
  timestamp: now.toISOString(),
  data: { caseId: 'ca-1', note: 'ạ' },
});
const signed = (at = now, text = body) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign('msg_1', at, text),
});

test('a delivery signed by the public package is believed, with headers of either kind', async () => {
  const want = {
    id: 'msg_1',
    type: 'case.opened',
    timestamp: now.toISOString(),
    data: { caseId: 'ca-1', note: 'ạ' },
  };
  assert.deepEqual(await verifyWebhook(secret, signed(), body, now), want);
  assert.deepEqual(await verifyWebhook(secret, new Headers(signed()), body, now), want);
  const upper = Object.fromEntries(Object.entries(signed()).map(([k, v]) => [k.toUpperCase(), v]));
  assert.deepEqual(await verifyWebhook(secret, upper, body, now), want);
});

test('of several signatures one that fits is enough', async () => {
  const headers = signed();
  headers['webhook-signature'] = `v1a,xxxx v1,AAAA ${headers['webhook-signature']}`;
  assert.equal((await verifyWebhook(secret, headers, body, now)).type, 'case.opened');
});

const other = `whsec_${randomBytes(24).toString('base64')}`;
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const cases: { name: string; code: string; run(): Promise<unknown> }[] = [
  {
    name: 'a changed body',
    code: 'wrong-signature',
    run: () => verifyWebhook(secret, signed(), `${body} `, now),
  },
  { name: 'another secret', code: 'wrong-signature', run: () => verifyWebhook(other, signed(), body, now) },
  {
    name: 'one more than five minutes old',
    code: 'too-old',
    run: () => verifyWebhook(secret, signed(minutes(-6)), body, now),
  },
  {
    name: 'one from the future',
    code: 'too-new',
    run: () => verifyWebhook(secret, signed(minutes(6)), body, now),
  },
  {
    name: 'a time that is no number',
    code: 'too-old',
    run: () => verifyWebhook(secret, { ...signed(), 'webhook-timestamp': 'soon' }, body, now),
  },
  {
    name: 'a missing header',
    code: 'missing-header',
    run: () => verifyWebhook(secret, { ...signed(), 'webhook-id': undefined }, body, now),
  },
  {
    name: 'an empty signature',
    code: 'wrong-signature',
    run: () => verifyWebhook(secret, { ...signed(), 'webhook-signature': 'v1,' }, body, now),
  },
  { name: 'an empty secret', code: 'bad-secret', run: () => verifyWebhook('whsec_', signed(), body, now) },
  {
    name: 'a signed text that is no event',
    code: 'not-json',
    run: () => verifyWebhook(secret, signed(now, 'x'), 'x', now),
  },
];
for (const { name, code, run } of cases)
  test(`a webhook is refused: ${name}`, async () => {
    await assert.rejects(run(), { name: 'WebhookError', code });
  });

test('five minutes either way are accepted', async () => {
  for (const at of [minutes(-5), minutes(5)])
    assert.equal((await verifyWebhook(secret, signed(at), body, now)).id, 'msg_1');
});
