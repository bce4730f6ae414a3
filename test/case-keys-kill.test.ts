// A real server with its key store is killed while it destroys what is due, starts over, loses a replica in between:
// every live case is read afterwards by both sides, and nothing that was withdrawn is read by anybody.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { between, keyHouse, keysAlone, loseReplica } from './kill/key-house.ts';
import { serverUnderKill } from './kill/server-under-kill.ts';

/** A hundred in `npm run prove`. */
const KILLS = Number(process.env.SERVER_KILLS ?? 1);
const PAST_72_HOURS_MS = 74 * 3_600_000;

test('kill -9 while what is due is destroyed, and the loss of a replica, lose no live case and bring none back', async (t) => {
  await using server = await serverUnderKill({ ledger: { every: 3600, size: 64 } });
  const folders = ['1', '2'].map((n) => join(server.folder, 'data', 'case-keys', n));
  const house = keyHouse(server);
  await server.start();
  let aheadMs = 0;
  let cut = 0;
  let lost = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    await house.enter();
    await house.tell(3, 2);
    aheadMs += PAST_72_HOURS_MS;
    const destroying = server.destroyAt(aheadMs).then(
      () => false,
      () => true,
    );
    await pause(between(0, 120));
    await server.kill();
    if (await destroying) cut++;
    if (kill % 3 !== 2) {
      await loseReplica(folders[kill % 2]!);
      lost++;
    }
    // The start that follows goes on with what is due, and is killed at times as well.
    if (kill % 4 === 1) await server.startAndKill(between(300, 2500));
    await server.start();
    await server.destroyAt(aheadMs);
    await house.enter();
    assert.deepEqual(await house.faults(), [], `after kill ${kill + 1}`);
  }
  await server.kill();
  const [first, second] = await keysAlone(folders);
  assert.deepEqual(first!.live, second!.live);
  // Each report and its reporter's copy have a key of their own.
  assert.ok(first!.live.length >= house.live.length);
  assert.ok(first!.destroyed.size >= house.withdrawn.length);
  assert.ok(cut > 0 || KILLS < 10, 'no kill met a destruction under way');
  t.diagnostic(
    `figure: ${KILLS} kills of a server that destroys (${cut} before it was done), ${lost} replicas lost, ${house.live.length} live cases all read, ${house.withdrawn.length} withdrawn ones read 0 times`,
  );
});
