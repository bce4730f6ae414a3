import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { start } from '@khong-mot-minh/server';
import { seedWorkspace, testConfig, WORKSPACE } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';

/** A disk of its own size; undefined where this process may not mount one. */
async function smallDisk(size: string): Promise<(AsyncDisposable & { folder: string }) | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'kmm-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
  if (!mounted) await rmdir(folder);
  return mounted
    ? {
        folder,
        async [Symbol.asyncDispose]() {
          spawnSync('umount', [folder]);
          await rmdir(folder);
        },
      }
    : undefined;
}

test('a full disk is told as 503 while reading goes on, and writing goes on when there is room', async (t) => {
  await using disk = await smallDisk('400m');
  if (!disk) return t.skip('needs the right to mount a tmpfs');
  const { config } = testConfig(join(disk.folder, 'data'), { logLevel: 'silent' });
  const running = await start(config);
  const { platform } = await seedWorkspace(running.deps.db, WORKSPACE, new Date());
  const { url } = running;
  await putAccounts(url, platform.key, 'full');
  const [first, ...rest] = extortionRun('full');
  await judge(url, platform.key, first!);

  const filler = join(disk.folder, 'filler');
  for (;;) {
    const { bavail, bsize } = await statfs(disk.folder);
    if (bavail * bsize < 100 * 1024 ** 2) break;
    await appendFile(filler, Buffer.alloc(4 * 1024 ** 2));
  }
  await wait(300);
  for (let i = 0; i < 20; i++) {
    const refused = await call(url, 'POST', '/v1/events', { ...rest[0], id: `no-room-${i}` }, platform);
    assert.equal(refused.status, 503, refused.text);
    assert.match(refused.text, /There is no room left to write; nothing was done/);
  }
  assert.equal((await call(url, 'GET', '/v1/teams')).status, 200);
  assert.equal((await fetch(new URL('/vi/giup', url))).status, 200);

  await rm(filler);
  await wait(300);
  for (const event of rest) await judge(url, platform.key, event);
  const again = await judge(url, platform.key, { ...rest.at(-1)!, id: 'full-again' });
  assert.ok(again.tier >= 4, `tier ${again.tier}`);
  await running.stop();
});
