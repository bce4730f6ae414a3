import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '@khong-mot-minh/contracts';
import type { PlatformClient } from '@khong-mot-minh/testing';
import { startStream } from './stream.ts';

const allow: Decision = {
  eventId: 'e',
  mode: 'live',
  outcome: 'allow',
  tier: 0,
  degraded: false,
  measures: [],
  reasons: [],
  policy: 'vn@1',
};

function recordingClient(answer: () => Decision) {
  const ids: string[] = [];
  const client: PlatformClient = {
    put: async () => undefined,
    send: async (event) => {
      ids.push(event.id);
      return answer();
    },
    call: async () => ({ status: 200, body: undefined, headers: new Headers() }),
  };
  return { ids, client };
}

const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};

test('a stream sends until it is stopped, with ids that no other start uses', async () => {
  const { ids, client } = recordingClient(() => allow);
  const options = { client, cases: 0, onFault: assert.fail, paceMs: 0 };
  const one = startStream({ ...options, startedAt: new Date(1_000) });
  await until(() => one.sent() > 20);
  await one.stop();
  const after = ids.length;
  const two = startStream({ ...options, startedAt: new Date(2_000) });
  await until(() => two.sent() > 20);
  await two.stop();
  assert.ok(ids.length > after);
  assert.equal(new Set(ids).size, ids.length);
});

test('a fault is told and the stream goes on', async () => {
  const faults: unknown[] = [];
  let calls = 0;
  const { client } = recordingClient(() => {
    calls++;
    if (calls === 3) throw new Error('no answer');
    return allow;
  });
  const stream = startStream({
    client,
    cases: 0,
    startedAt: new Date(3_000),
    paceMs: 0,
    onFault: (e) => faults.push(e),
  });
  await until(() => stream.sent() > 10);
  await stream.stop();
  assert.equal(faults.length, 1);
});
