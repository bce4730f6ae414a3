import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestSystem } from '@khong-mot-minh/testing';

/** The longest that a reverse proxy keeps an idle connection by default. */
const LONGEST_OF_PROXIES = 75;

/** A connection as a reverse proxy keeps it, and all that came over it. */
function connectTo(url: string) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  let text = '';
  let isOver = false;
  socket.setEncoding('utf8');
  socket.on('data', (part) => {
    text += part;
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isOver = true;
  });
  return { socket, text: () => text, isOver: () => isOver };
}

test('an idle connection outlasts the patience of a proxy, and a slow head of a request ends its own', async () => {
  await using system = await startTestSystem();
  const { host } = new URL(system.url);
  const ask = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const [kept, slow] = [connectTo(system.url), connectTo(system.url)];
  await Promise.all([kept, slow].map(({ socket }) => once(socket, 'connect')));
  kept.socket.write(ask);
  slow.socket.write('GET /healthz HTTP/1.1\r\nHost:');
  while (!kept.text().includes('\r\n\r\n')) await wait(10);
  const told = /^keep-alive: timeout=(\d+)/im.exec(kept.text())?.[1];
  assert.ok(Number(told) > LONGEST_OF_PROXIES, `the server says that it keeps a connection for ${told} s`);

  // Ten seconds are the time for a head; a look at all connections comes every five.
  for (let n = 0; n < 160 && !slow.isOver(); n++) await wait(100);
  assert.ok(slow.isOver(), 'who sends half a head holds a connection');
  assert.match(slow.text(), /^HTTP\/1\.1 408 /);

  const before = kept.text().length;
  kept.socket.write(ask);
  while (!kept.isOver() && kept.text().length === before) await wait(10);
  assert.match(kept.text().slice(before), /^HTTP\/1\.1 200 /, 'the next request meets a reset');
  kept.socket.destroy();
});
