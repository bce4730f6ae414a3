import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { exportPaths, type LogReader, openCheckpoint, verify } from '@khong-mot-minh/ledger';
import { publishBatches, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { mutateFiles } from './api/mutate-files.ts';
import { randomFrom } from './api/random-from.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const readerOf = (files: ReadonlyMap<string, Uint8Array>): LogReader => ({
  read: async (path) => files.get(path),
  list: async () => [...files.keys()],
});

test('promise 9: no change to an export of the ledger goes unseen, and the bad part is named', async (t) => {
  const { url, seeded } = system;
  await putAccounts(url, seeded.platform.key, 'ledger');
  for (const event of extortionRun('ledger')) await judge(url, seeded.platform.key, event);
  const desk = await personOf(system, 'helpline');
  for (let i = 0; i < 300; i++) await desk.send('GET', '/v1/session/keys');
  await publishBatches(system);
  const note = (await call(url, 'GET', '/ledger/checkpoint')).text;
  const opened = openCheckpoint(note, system.vkey);
  assert.ok(opened.ok && opened.checkpoint.size > 256);
  const files = new Map<string, Uint8Array>();
  for (const path of exportPaths(opened.checkpoint.size)) {
    if (path === 'checkpoint') files.set(path, Buffer.from(note));
    else {
      const response = await fetch(`${url}/ledger/${path}`);
      assert.equal(response.status, 200, path);
      files.set(path, new Uint8Array(await response.arrayBuffer()));
    }
  }
  const whole = await verify(readerOf(files), system.vkey);
  assert.deepEqual(whole.ok && whole.size, opened.checkpoint.size);
  const random = randomFrom(20_261_124);
  // LEDGER_ATTACKS asks for more.
  const attacks = Number(process.env.LEDGER_ATTACKS ?? 1_000);
  for (let i = 0; i < attacks; i++) {
    const { how, files: changed, touched } = mutateFiles(files, random);
    const result = await verify(readerOf(changed), system.vkey);
    assert.equal(result.ok, false, how);
    if (!result.ok) assert.ok(touched.includes(result.bad.name), `${how}: ${result.bad.name} for ${touched}`);
  }
  t.diagnostic(
    `figure: ${attacks} of ${attacks} changes to an export of ${whole.ok && whole.size} entries found`,
  );
});
