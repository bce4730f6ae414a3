import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import test from 'node:test';
import { guardSocket } from './guard-socket.ts';

test('a listener that throws ends its socket and nothing else', async () => {
  const socket = new PassThrough();
  guardSocket(socket);
  socket.on('data', () => {
    throw new Error('too long for one value');
  });
  const failed = once(socket, 'error');
  socket.write('anything');
  const [error] = await failed;
  assert.match(String(error), /too long for one value/);
  assert.equal(socket.destroyed, true);
});
