// Key files from two times, and one that is away: what is destroyed stays destroyed, and nobody writes down that it is
// gone before it is.
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { personOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';

const HOUR_MS = 3_600_000;
const home = await mkdtemp(path.join(tmpdir(), 'kmm-gone-keys-'));
after(() => rm(home, { recursive: true, force: true }));

const fileIn = (folder: string) => path.join(folder, 'case-keys.bin');

/** A house with one withdrawn report, whose keys die when its time has passed. */
async function withdrawn(name: string) {
  let aheadMs = 0;
  const caseKeyFolders = [path.join(home, `${name}-1`), path.join(home, `${name}-2`)] as const;
  const system = await startTestSystem(
    { caseKeyFolders: [...caseKeyFolders] },
    {
      now: () => new Date(Date.now() + aheadMs),
    },
  );
  const desk = await personOf(system, 'helpline');
  assert.equal((await desk.send('POST', '/v1/presence')).status, 200);
  const { receipt } = await sendReport(system.url, 'sẽ rút lại');
  const refs = system.running.deps.caseKeys.live();
  const keys = refs.map((ref) => {
    const key = system.running.deps.caseKeys.find(ref);
    assert.ok(typeof key === 'object');
    return key.export();
  });
  assert.equal((await (await reporterWith(system.url, receipt)).withdraw()).status, 200);
  const holds = async (folder: string) => {
    const bytes = await readFile(fileIn(folder));
    return keys.filter((key) => bytes.includes(key)).length;
  };
  return {
    system,
    caseKeyFolders,
    refs,
    holds,
    pass() {
      aheadMs += 74 * HOUR_MS;
    },
  };
}
const unburnt = async ({ running }: TestSystem) => {
  const [row] = await running.deps.db.owner.sql<{ n: number }>(
    'select count(*)::int as n from case_key where destroyed_at is not null and burnt_at is null',
  );
  return row?.n;
};

test('key files of before, put back, are destroyed again before anything is served: the database knows', async () => {
  const { system, caseKeyFolders, refs, holds, pass } = await withdrawn('before');
  await using _ = system;
  for (const folder of caseKeyFolders) await copyFile(fileIn(folder), `${fileIn(folder)}.before`);
  pass();
  await system.running.retention.run();
  for (const folder of caseKeyFolders) assert.equal(await holds(folder), 0);
  // An operator puts both disks of yesterday back while the server is stopped.
  const stopped = system.running.stop;
  system.running.stop = async () => {
    await stopped();
    for (const folder of caseKeyFolders) {
      await copyFile(`${fileIn(folder)}.before`, fileIn(folder));
      assert.equal(await holds(folder), refs.length);
    }
  };
  await system.restart();
  for (const ref of refs) assert.equal(system.running.deps.caseKeys.find(ref), 'destroyed');
  for (const folder of caseKeyFolders) assert.equal(await holds(folder), 0);
});

test('while a replica is away its keys are not called gone; they are overwritten when it is back', async () => {
  const { system, caseKeyFolders, refs, holds, pass } = await withdrawn('away');
  await using _ = system;
  const [here, away] = caseKeyFolders;
  await rename(away, `${away}-away`);
  await system.running.deps.caseKeys.heal();
  pass();
  await system.running.retention.run();
  assert.equal(await holds(here), 0);
  assert.equal(await holds(`${away}-away`), refs.length);
  assert.equal(await unburnt(system), refs.length);
  await rename(`${away}-away`, away);
  await system.running.deps.caseKeys.heal();
  await system.running.retention.run();
  assert.equal(await holds(away), 0);
  assert.equal(await unburnt(system), 0);
});
