// A server hangs while people write to it; another one on the same database and the same folders of keys takes over,
// destroys what is due, and goes on. When the first one wakes it ends, and has neither lost nor brought back a key.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { between, keyHouse, keysAlone } from './kill/key-house.ts';
import { serverUnderKill } from './kill/server-under-kill.ts';

const ROUNDS = Number(process.env.TAKEOVERS ?? 1);
const PAST_72_HOURS_MS = 74 * 3_600_000;

test('a hung server and the one that takes over from it share two folders of keys: none is lost, none comes back', {
  skip: process.env.TEST_DATABASE_URL ? false : 'needs TEST_DATABASE_URL',
}, async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'kmm-takeover-'));
  const caseKeyFolders = [join(home, '1'), join(home, '2')];
  await using first = await serverUnderKill({ caseKeyFolders, ledger: { every: 3600, size: 64 } });
  const house = keyHouse(first);
  const servers = [first];
  await first.start();
  await house.enter();
  for (let round = 0; round < ROUNDS; round++) {
    const hung = servers.at(-1)!;
    await house.tell(3, 2);
    // Stopped at any moment of the next reports: what was not answered counts as nothing.
    const cut = house.tell(3, 0).catch(() => undefined);
    await pause(between(0, 400));
    hung.stop();
    const next = await serverUnderKill({ beside: hung });
    servers.push(next);
    next.setup.aheadMs = (hung.setup.aheadMs ?? 0) + PAST_72_HOURS_MS;
    await next.start();
    await next.destroyAt(next.setup.aheadMs);
    house.moveTo(next);
    await house.enter();
    await house.tell(1, 0);
    assert.equal(await hung.wake(), 1, 'the hung one ends when it wakes');
    await cut;
    assert.deepEqual(await house.faults(), [], `round ${round + 1}`);
  }
  const last = servers.at(-1)!;
  await last.kill();
  const [one, two] = await keysAlone(caseKeyFolders);
  assert.deepEqual(one!.live, two!.live);
  assert.deepEqual(one!.destroyed, two!.destroyed);
  // With the keys as the disks have them, a further start reads all the same.
  await last.start();
  await house.enter();
  assert.deepEqual(await house.faults(), []);
  t.diagnostic(
    `figure: ${ROUNDS} servers hung and taken over on the same two folders, ${house.live.length} live cases all read, ${house.withdrawn.length} withdrawn ones read 0 times`,
  );
  // The first one goes last: the database is its own.
  for (const server of servers.slice(1).reverse()) await server[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});
