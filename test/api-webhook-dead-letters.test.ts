import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import test, { after, before } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { WebhookDeadLetter } from '@khong-mot-minh/contracts';
import { verifyWebhook } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const ask = (method: string, path: string) =>
  call(system.url, method, path, undefined, { key: system.seeded.platform.key });
const List = z.object({ items: z.array(WebhookDeadLetter), next: z.string().optional() });
const deadLetters = async (query = '') => {
  const answer = await ask('GET', `/v1/webhooks/dead-letters${query}`);
  assert.equal(answer.status, 200, answer.text);
  return List.parse(answer.json);
};
const resend = (id: string) => ask('POST', `/v1/webhooks/dead-letters/${id}/resend`);

/** A platform whose server refuses until it is mended, and keeps what it was sent. */
async function openHook() {
  const heard: { id: unknown; body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  let broken = true;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    heard.push({ id: request.headers['webhook-id'], body, headers: request.headers });
    response.writeHead(broken ? 503 : 204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    mend: () => {
      broken = false;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const found = await ask();
    if (found !== undefined) return found;
    await wait(50);
  }
  throw new Error('It did not come');
}

/** The tries of three days at once: the queue's own count is set to its last. */
const lastTry = () =>
  system.running.deps.db.owner.sql(
    `update jobs.job set retry_limit = 0, retry_count = 0, start_after = now()
     where name = 'webhook' and state in ('created', 'retry')`,
  );

test('what a platform refused for three days is listed, and sent again under the same id', async () => {
  await using hook = await openHook();
  const given = await call(
    system.url,
    'PUT',
    '/v1/webhooks',
    { url: hook.url, events: ['protection.changed'] },
    { key: system.seeded.platform.key },
  );
  const { secret } = given.json as { secret: string };
  assert.deepEqual(await deadLetters(), { items: [] });

  const { deps } = system.running;
  const org = system.seeded.platform.id;
  for (const account of ['one', 'two', 'three'])
    await deps.db.tx({ kind: 'system', org }, (tx) =>
      deps.notify(tx, org, 'protection.changed', { account }),
    );
  const all = await until(async () => {
    await lastTry();
    const { items } = await deadLetters();
    return items.length === 3 ? items : undefined;
  });
  assert.ok(hook.heard.length >= 3);
  const failed = all.map((one) => Date.parse(one.failedAt));
  assert.deepEqual(
    failed,
    failed.toSorted((a, b) => b - a),
  );

  const first = await deadLetters('?limit=2');
  const rest = await deadLetters(`?limit=2&cursor=${first.next}`);
  assert.deepEqual([...first.items, ...rest.items], all);
  assert.equal(rest.next, undefined);

  hook.mend();
  const letter = all[0]!;
  const before = hook.heard.length;
  assert.equal((await resend(letter.id)).status, 202);
  const again = await until(async () => hook.heard.slice(before).find(({ id }) => id === letter.message));
  assert.equal((await verifyWebhook(secret, again.headers, again.body)).type, 'protection.changed');
  const left = await deadLetters();
  assert.deepEqual(left.items, all.slice(1));
  assert.equal((await resend(letter.id)).status, 404, 'a letter is sent again once');

  const leaves = await deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  assert.equal(leaves.filter(({ entry }) => Buffer.from(entry).includes('webhook.resent')).length, 1);
});

test('a dead letter of another organisation is not seen, not sent, and not told from one that never was', async () => {
  const { deps } = system.running;
  const other = system.seeded.organisations.helpline!.id;
  const [theirs] = await deps.db.owner.sql<{ id: string }>(
    `update jobs.job set data = jsonb_set(data, '{org}', to_jsonb($1::text))
     where id = (select id from jobs.job where name = 'dead-letter' and state = 'created' limit 1) returning id`,
    [other],
  );
  assert.ok(theirs);
  assert.ok((await deadLetters()).items.every(({ id }) => id !== theirs.id));
  const [hidden, absent] = await Promise.all([resend(theirs.id), resend(randomUUID())]);
  assert.deepEqual([hidden.status, hidden.text], [404, absent.text]);
});

const wrong = [
  { name: 'an id that is none', run: () => resend('zz'), status: 422 },
  { name: 'a cursor that is none', run: () => ask('GET', '/v1/webhooks/dead-letters?cursor=1'), status: 422 },
  { name: 'a limit of nought', run: () => ask('GET', '/v1/webhooks/dead-letters?limit=0'), status: 422 },
  { name: 'no key', run: () => call(system.url, 'GET', '/v1/webhooks/dead-letters'), status: 401 },
  {
    name: 'a session instead of a key',
    run: async () => (await personOf(system, 'platform')).send('GET', '/v1/webhooks/dead-letters'),
    status: 401,
  },
];
for (const { name, run, status } of wrong)
  test(`dead letters refuse ${name}`, async () => {
    assert.equal((await run()).status, status);
  });
