import assert from 'node:assert/strict';
import test from 'node:test';
import type { ChannelGiven, Duties, Inbox, Paging } from '@khong-mot-minh/contracts';
import { openPushService } from './api/push-service.ts';
import { sendReport } from './api/reporter.ts';
import { responder } from './api/responder.ts';
import { serverUnderKill } from './kill/server-under-kill.ts';

/** Gives what `look` finds, as soon as it finds something. */
async function found<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let n = 0; n < 600; n++) {
    const result = await look();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail('nothing came within a minute');
}

test('a server that is killed with danger unseen pages when it is back, and asks no second time for what was seen', async () => {
  await using server = await serverUnderKill();
  await server.start();
  const people = (await server.seeded()).people.filter((p) => p.organisation === 'helpline');
  const person = people[0]!;
  const desk = await responder(server.url, person);
  const second = await responder(server.url, people[1]!);
  // Whoever came first is paged first: one alone is on duty.
  for (const { id, person: whose } of ((await second.send('GET', '/v1/roster')).json as Duties).items)
    if (whose.id === people[1]!.id) await second.send('DELETE', `/v1/roster/${id}`);
  using pushes = await openPushService(((await desk.send('GET', '/v1/paging')).json as Paging).publicKey);
  const channel = { kind: 'push', label: 'Máy ở bàn', endpoint: pushes.endpoint('a') };
  const added = await desk.send('POST', '/v1/paging/channels', channel);
  assert.equal(added.status, 201, added.text);
  await sendReport(server.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  await server.kill();
  const before = pushes.pushes.length;
  await server.start();
  // Killed before or after the page went out: it has to have gone out once the server is back.
  await found(() => (pushes.pushes.length > 0 ? true : undefined));
  assert.ok(before <= 1);
  const back = await responder(server.url, person);
  const inbox = async () => (await back.send('GET', '/v1/inbox')).json as Inbox;
  const [call] = await found(async () => {
    const { calls } = await inbox();
    return calls[0] && calls[0].step > 0 ? calls : undefined;
  });
  assert.equal(Date.parse(call!.nextPageAt) > Date.now(), true, 'the next clock runs');
  await back.view(call!.caseId!);
  assert.equal((await back.send('POST', `/v1/urgent-calls/${call!.id}/seen`)).status, 204);
  await server.kill();
  await server.start();
  const again = await responder(server.url, person);
  assert.deepEqual(((await again.send('GET', '/v1/inbox')).json as Inbox).calls, []);
  const { channels } = (await again.send('GET', '/v1/paging')).json as Paging;
  assert.equal(channels[0]?.id, (added.json as ChannelGiven).id);
});
