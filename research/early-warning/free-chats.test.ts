import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mock, test } from 'node:test';
import { drawn, readFreeChats } from './free-chats.ts';

async function emptyCache() {
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-chats-'));
  return { XDG_CACHE_HOME: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

const refusals = [
  { name: 'no network', answer: () => Promise.reject(new TypeError('fetch failed')), want: /network/ },
  { name: 'a server that refuses', answer: async () => new Response('', { status: 403 }), want: /^403$/ },
  { name: 'another file', answer: async () => new Response('something else'), want: /SHA-256/ },
];
for (const { name, answer, want } of refusals)
  test(`${name}: the chats are left out with a word, and nothing is kept`, async () => {
    await using cache = await emptyCache();
    const fetched = mock.method(globalThis, 'fetch', answer);
    try {
      const read = await readFreeChats(cache);
      assert.ok('missing' in read);
      assert.match(read.missing, want);
      await readFreeChats(cache);
      assert.equal(fetched.mock.callCount(), 2, 'nothing was kept, so it is asked for again');
    } finally {
      fetched.mock.restore();
    }
  });

test('a file that was changed in the cache is not read', async () => {
  await using cache = await emptyCache();
  const folder = path.join(cache.XDG_CACHE_HOME, 'khong-mot-minh');
  await mkdir(folder);
  await writeFile(path.join(folder, 'chitchat-7bf89f36645e.whl'), 'changed');
  const fetched = mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('fetch failed')));
  try {
    assert.ok('missing' in (await readFreeChats(cache)));
  } finally {
    fetched.mock.restore();
  }
});

test('a draw holds each chat once and is the same for the same seed', () => {
  const chats = Array.from({ length: 30 }, (_, i) => ({
    ...{ kind: `${i}`, writing: 'as written' as const, receivers: [], messages: [], firstHarm: -1 },
  }));
  const kinds = (seed: number) => drawn(chats, 20, seed).map(({ kind }) => kind);
  assert.deepEqual(kinds(3), kinds(3));
  assert.notDeepEqual(kinds(3), kinds(4));
  assert.equal(new Set(kinds(3)).size, 20);
  assert.equal(drawn(chats, 99, 1).length, 30);
});
