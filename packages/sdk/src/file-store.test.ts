import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { createFileStore } from './file-store.ts';
import type { PlatformEvent } from './openapi-types.ts';

const event = (id: string): PlatformEvent => ({
  id,
  type: 'session.ended',
  time: '2026-11-24T09:00:00Z',
  actor: 'a',
});

async function inFolder(act: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kmm-store-'));
  await act(join(folder, 'waiting.jsonl')).finally(() => rm(folder, { recursive: true }));
}

test('what waits is there after a restart, in order, and a line that was cut off is skipped', () =>
  inFolder(async (path) => {
    const store = createFileStore(path);
    assert.deepEqual(await store.load(), []);
    for (const id of ['a', 'b', 'c']) await store.put(event(id));
    await store.remove('b');
    await appendFile(path, '{"put":{"id":"cut-o');
    const again = createFileStore(path);
    assert.deepEqual(await again.load(), [event('a'), event('c')]);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  }));

test('when nothing waits, nothing of it stays in the file', () =>
  inFolder(async (path) => {
    const store = createFileStore(path);
    await store.load();
    await Promise.all(['a', 'b'].map((id) => store.put(event(id))));
    await Promise.all(['a', 'b'].map((id) => store.remove(id)));
    assert.equal(await readFile(path, 'utf8'), '');
  }));
