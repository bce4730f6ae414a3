// A server that does nothing, for the control: the attacker sends it as much as it sent the house, so that what the
// attacker itself takes of this machine's cores is known.
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How long it takes for an answer, and how long the answer is. */
export type Manner = { waitMs: number; bytes: number };

let manner: Manner = { waitMs: 0, bytes: 0 };
process.on('message', (next: Manner) => {
  manner = next;
  process.send?.({});
});

const server = http.createServer(async (request, response) => {
  request.resume();
  await pause(manner.waitMs);
  response.end(Buffer.alloc(manner.bytes));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '');
});
