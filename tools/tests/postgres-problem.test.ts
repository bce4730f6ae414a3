import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { postgresProblem } from './postgres-problem.ts';

const answers = [
  { reply: 'N', want: undefined },
  { reply: 'S', want: undefined },
  { reply: 'HTTP/1.1 400 Bad Request', want: /is not PostgreSQL/ },
];
for (const { reply, want } of answers)
  test(`a server that answers "${reply}" is ${want ? 'refused' : 'taken for PostgreSQL'}`, async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end(reply))).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    // A TCP server that listens has an address with a port.
    const { port } = server.address() as AddressInfo;
    const problem = await postgresProblem(`postgres://a:b@127.0.0.1:${port}/postgres`);
    server.close();
    if (want) assert.match(problem ?? '', want);
    else assert.equal(problem, undefined);
  });

test('a closed port and a broken address get a sentence', async () => {
  assert.match(
    (await postgresProblem('postgres://a:b@127.0.0.1:1/postgres')) ?? '',
    /No PostgreSQL answers at 127/,
  );
  assert.match((await postgresProblem('not a url')) ?? '', /not a URL/);
});
