import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderTaken, folderHolder, ownFolder, SILENT_HOLDER } from './own-folder.ts';

test('a holder that slept while it was asked goes on when it wakes, and still owns its folder', {
  skip: process.platform === 'win32' && 'Windows stops no process',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kmm-holder-'));
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'folder-holder.ts'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(holder.stdout, 'data');
  holder.kill('SIGSTOP');
  await assert.rejects(
    ownFolder(folder, 'another'),
    (error) => error instanceof FolderTaken && error.holder === SILENT_HOLDER,
  );
  holder.kill('SIGCONT');
  // It answers those who have gone, and then the one who asks now.
  assert.equal(await folderHolder(folder), 'a holder');
  await pause(200);
  assert.equal(holder.exitCode, null, String(holder.stderr.read()));
  assert.equal(await folderHolder(folder), 'a holder');
  holder.kill('SIGKILL');
  await once(holder, 'close');
  await rm(folder, { recursive: true });
});
