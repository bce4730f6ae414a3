import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { call } from './call.ts';

export type Heard = { type: string; timestamp: string; data: Record<string, unknown> };

/** A platform's webhook on this machine: it keeps what it hears, in the order in which it came. */
export async function openHook(url: string, key: string, events: string[]) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heard.push(JSON.parse(Buffer.concat(parts).toString('utf8')) as Heard);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const saved = await call(
    url,
    'PUT',
    '/v1/webhooks',
    { url: `http://127.0.0.1:${port}/hook`, events },
    { key },
  );
  if (saved.status !== 200) throw new Error(`Save webhook: ${saved.status} ${saved.text}`);
  return {
    heard,
    /** What fits, as soon as it was heard. */
    async hears(fits: (one: Heard) => boolean): Promise<Heard> {
      for (let i = 0; i < 200; i++) {
        const found = heard.find(fits);
        if (found) return found;
        await wait(50);
      }
      throw new Error(`The webhook heard only ${heard.map((h) => h.type).join(', ')}`);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
