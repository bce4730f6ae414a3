// The attacker: forty connections that each send the next request when the last is answered; a process of its own.
import http from 'node:http';
import { allAttacks, type Shot } from './worst-bodies.ts';

export type Order = { url: string; team: string; patterns: string[]; routes: string[]; seconds: number };
export type Fired = {
  sent: number;
  statuses: Record<string, number>;
  failed: number;
  bytes: number;
  /** Of each route how often it was asked, and how long its answers took altogether. */
  byRoute: Record<string, { sent: number; ms: number }>;
  /** Cores that sending itself took. */
  cores: number;
};

const CONNECTIONS = 40;
/** Who waits in a slow lane when the time is over waits so much longer, and then goes away; after a moment's row not as long. */
const graceMs = (seconds: number): number => Math.min(5000, 1000 + seconds * 1000);
/** Everybody behind one line. */
const FROM = '192.0.2.66';

type Answered = { status: number; bytes: number };

function fire(base: URL, agent: http.Agent, { method, path, body, headers }: Shot): Promise<Answered> {
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0, bytes: 0 });
    const request = http.request(
      {
        host: base.hostname,
        port: base.port,
        method,
        path,
        agent,
        headers: {
          ...headers,
          'x-forwarded-for': FROM,
          origin: base.origin,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}

async function attack({ url, team, patterns, routes, seconds }: Order): Promise<Fired> {
  const all = allAttacks(team, patterns);
  const attacks = routes.map((route) => {
    const found = all.find((candidate) => candidate.route === route);
    if (!found) throw new Error(`No attack on "${route}"`);
    return found;
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const base = new URL(url);
  const fired: Fired = { sent: 0, statuses: {}, failed: 0, bytes: 0, byRoute: {}, cores: 0 };
  const [began, before] = [performance.now(), process.cpuUsage()];
  const until = began + seconds * 1000;
  let [next, isOver] = [0, false];
  const over = setInterval(() => {
    const isDue = performance.now() > until + graceMs(seconds);
    // Each route has had an answer before anybody goes away.
    if (!isDue || Object.keys(fired.byRoute).length < attacks.length) return;
    isOver = true;
    agent.destroy();
  }, 250);
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      // A row has fewer routes than sendings, however short it is: each is asked.
      while (performance.now() < until || next < attacks.length) {
        const one = attacks[next++ % attacks.length]!;
        const from = performance.now();
        const { status, bytes } = await fire(base, agent, one.shot());
        const { sent, ms } = fired.byRoute[one.route] ?? { sent: 0, ms: 0 };
        fired.byRoute[one.route] = { sent: sent + 1, ms: ms + performance.now() - from };
        fired.sent += 1;
        fired.bytes += bytes;
        if (status === 0 && isOver) return;
        if (status === 0) fired.failed += 1;
        else fired.statuses[status] = (fired.statuses[status] ?? 0) + 1;
      }
    }),
  );
  clearInterval(over);
  agent.destroy();
  const { user, system } = process.cpuUsage(before);
  fired.cores = (user + system) / 1000 / (performance.now() - began);
  return fired;
}

process.on('message', async (order: Order) => process.send?.(await attack(order)));
