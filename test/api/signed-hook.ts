import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { call } from './call.ts';

export type Delivery = { headers: IncomingHttpHeaders; body: string };

/** A platform's webhook that keeps every delivery as it came, with the secret to check it by. */
export async function openSignedHook(url: string, key: string, events: string[]) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    deliveries.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const body = { url: `http://127.0.0.1:${port}/hook`, events };
  const saved = await call(url, 'PUT', '/v1/webhooks', body, { key });
  const { secret } = saved.json as { secret?: string };
  if (saved.status !== 200 || !secret) throw new Error(`Save webhook: ${saved.status} ${saved.text}`);
  return {
    secret,
    /** The first delivery whose body holds all of these, as soon as it came. */
    async delivery(...words: string[]): Promise<Delivery> {
      for (let i = 0; i < 400; i++) {
        const found = deliveries.find((one) => words.every((word) => one.body.includes(word)));
        if (found) return found;
        await wait(50);
      }
      throw new Error(`No delivery holds ${words.join(', ')}`);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
