import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { askTextService } from './ask-text-service.ts';

const secret = `whsec_${Buffer.from('k'.repeat(24)).toString('base64')}`;

/** A platform's service on loopback. */
async function service(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, port, [Symbol.dispose]: close };
}
const ask = (url: string, texts = ['a', 'b'], allowPrivate = true) =>
  askTextService({ url, secret, timeoutMs: 400, texts, allowPrivate });

test('texts go out signed and numbered, and figures come back in their places', async () => {
  const got: unknown[] = [];
  using own = await service(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    // `as`: none of these headers comes twice.
    got.push(new Webhook(secret).verify(body, request.headers as Record<string, string>));
    response.end(JSON.stringify({ scores: [{ id: '1', scam: 0.7, mood: 'x', other: 0.1 }] }));
  });
  assert.deepEqual(await ask(own.url), { scores: [undefined, { scam: 0.7 }] });
  assert.deepEqual(got, [
    {
      v: 1,
      texts: [
        { id: '0', text: 'a' },
        { id: '1', text: 'b' },
      ],
    },
  ]);
});

const failures: { name: string; answer: RequestListener; want: string }[] = [
  { name: 'a redirect', answer: (_, r) => r.writeHead(302, { location: '/x' }).end(), want: 'status-302' },
  { name: 'an error', answer: (_, r) => r.writeHead(500).end(), want: 'status-500' },
  { name: 'no JSON', answer: (_, r) => r.end('<html>'), want: 'not-understood' },
  {
    name: 'a figure above 1',
    answer: (_, r) => r.end('{"scores":[{"id":"0","scam":2}]}'),
    want: 'not-understood',
  },
  { name: 'a flood', answer: (_, r) => r.end('x'.repeat(600_000)), want: 'too-large' },
  { name: 'silence', answer: () => undefined, want: 'too-slow' },
  { name: 'half an answer', answer: (_, r) => r.write('{"sc'), want: 'too-slow' },
  { name: 'a closed door', answer: (request) => request.socket.destroy(), want: 'unreachable' },
];
for (const { name, answer, want } of failures)
  test(`${name} is no answer: ${want}`, async () => {
    using own = await service(answer);
    assert.deepEqual(await ask(own.url), { failed: want });
  });

test('an address inside is refused, as a number and behind a name', async () => {
  using own = await service((_, response) => response.end('{"scores":[]}'));
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', 'localhost'])
    assert.deepEqual(
      await ask(`http://${host}:${own.port}/`, ['a'], false),
      { failed: 'private-address' },
      host,
    );
});
