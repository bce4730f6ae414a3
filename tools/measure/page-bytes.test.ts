import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pageBytes } from './page-bytes.ts';
import { treeMemory } from './tree-memory.ts';

const files: Record<string, { type: string; body: string }> = {
  '/vi/': {
    type: 'text/html',
    body: '<link rel="stylesheet" href="/a.css"><link rel="alternate" href="/en/"><script type="module" src="/a.js"></script>',
  },
  '/a.css': { type: 'text/css', body: '@import "/b.css"; p { background: url(data:image/png;base64,AA) }' },
  '/b.css': { type: 'text/css', body: `p { color: red }${' '.repeat(5000)}` },
  '/a.js': { type: 'text/javascript', body: 'x'.repeat(9000) },
};

test('a page is weighed with the styles it imports and its scripts, each once', async () => {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  const bytes = await pageBytes(new URL(`http://127.0.0.1:${port}/vi/`));
  server.close();
  const packed = (...names: string[]) =>
    Number(
      (names.reduce((sum, name) => sum + gzipSync(files[name]!.body, { level: 9 }).length, 0) / 1024).toFixed(
        1,
      ),
    );
  assert.deepEqual(bytes, {
    html: packed('/vi/'),
    css: packed('/a.css', '/b.css'),
    js: packed('/a.js'),
    other: 0,
    total: packed('/vi/', '/a.css', '/b.css', '/a.js'),
  });
});

test('memory of a process tree names this process and a sum', { skip: process.platform !== 'linux' }, () => {
  const rows = treeMemory(process.pid);
  assert.ok((rows.at(-1)?.rssMiB ?? 0) >= (rows[0]?.rssMiB ?? 0));
  assert.ok((rows[0]?.rssMiB ?? 0) > 10);
});
