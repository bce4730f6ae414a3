import { once } from 'node:events';
import net from 'node:net';

export type CuttableProxy = AsyncDisposable & {
  /** The same database by way of the proxy. */
  url: string;
  /** Every connection breaks, and none is taken any more, as when the database is stopped. */
  cut(): Promise<void>;
  restore(): Promise<void>;
};

/** Stands between the server and its PostgreSQL, so that a test can take the database away and bring it back. */
export async function cuttableProxy(databaseUrl: string): Promise<CuttableProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let server = net.createServer();
  let port = 0;
  const begin = async () => {
    server = net.createServer((inner) => {
      const outer = net.connect(Number(target.port || 5432), target.hostname);
      for (const [one, other] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) port = address.port;
  };
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  await begin();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    restore: begin,
    async [Symbol.asyncDispose]() {
      if (server.listening) await cut();
    },
  };
}
