import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import test from 'node:test';
import { call, NoAnswer } from '@khong-mot-minh/testing';

const cases: { name: string; answer: RequestListener }[] = [
  { name: 'nothing', answer: () => undefined },
  { name: 'a head without an end', answer: (_, response) => void response.write('{') },
];
for (const { name, answer } of cases)
  test(`a server that answers ${name} is called so, with the request that waited`, async () => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const asked = call(`http://127.0.0.1:${port}`, 'POST', '/v1/session', { body: {}, timeoutMs: 50 });
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof NoAnswer, String(error));
      assert.equal(error.message, 'POST /v1/session got no answer within 0.05 s');
      return true;
    });
    server.closeAllConnections();
    server.close();
  });
