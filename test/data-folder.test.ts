import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { start } from '@khong-mot-minh/server';
import { testConfig } from '@khong-mot-minh/testing';

test('the folder of a demo and its database are closed to others on the machine', {
  skip: process.platform === 'win32' && 'Windows has no such bits',
}, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'kmm-modes-'));
  const folder = join(parent, 'data');
  await mkdir(folder);
  await chmod(folder, 0o755);
  const running = await start(testConfig(folder, { logLevel: 'silent' }).config);
  await running.stop();
  for (const place of [folder, join(folder, 'pg')])
    assert.equal((await stat(place)).mode & 0o777, 0o700, place);
  await rm(parent, { recursive: true });
});
