import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { exportPaths, openCheckpoint, verify } from '@kmm/ledger';
import { startTestSystem, type TestSystem } from '@kmm/testing';
import { mutateExport, randomFrom } from '../packages/ledger/src/mutate-export.ts';
import { readerOf } from '../packages/ledger/src/test-log.ts';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const isSame = (a: ReadonlyMap<string, Uint8Array>, b: ReadonlyMap<string, Uint8Array>): boolean =>
  a.size === b.size && [...a].every(([path, bytes]) => Buffer.from(b.get(path) ?? []).equals(bytes));

test('promise 9: no change to an export of the ledger goes unseen, and the bad part is named', async () => {
  const { url, seeded } = system;
  await putAccounts(url, seeded.platform.key, 'ledger');
  for (const event of extortionRun('ledger')) await judge(url, seeded.platform.key, event);
  const desk = await personOf(system, 'helpline');
  for (let i = 0; i < 150; i++) await desk.send('GET', '/v1/session/keys');
  await system.running.sequencer.run();
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
  for (let i = 0; i < 300; i++) {
    const mutation = mutateExport(files, random);
    // Two equal entries (one act, one actor, one second) change nothing when they change places.
    if (isSame(files, mutation.files)) continue;
    const result = await verify(readerOf(mutation.files), system.vkey);
    assert.equal(result.ok, false, mutation.how);
    if (result.ok) continue;
    assert.ok(
      mutation.names.includes(result.bad.name),
      `${mutation.how}: ${result.bad.name} for ${mutation.names}`,
    );
    if (mutation.entry !== undefined && result.bad.kind === 'entry')
      assert.equal(result.bad.index, mutation.entry);
  }
});
