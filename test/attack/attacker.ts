// The attacker: forty connections that each send the next request when the last is answered; a process of its own.
import http from 'node:http';
import {
  type Attack,
  apiAttacks,
  forgedAttacks,
  formAttacks,
  readAttacks,
  type Shot,
} from './worst-bodies.ts';

export type Order = { url: string; team: string; patterns: string[]; route: string; seconds: number };
export type Fired = { sent: number; statuses: Record<string, number>; failed: number };

const CONNECTIONS = 40;
/** Everybody behind one line. */
const FROM = '192.0.2.66';

function fire(base: URL, agent: http.Agent, { method, path, body, headers }: Shot): Promise<number> {
  return new Promise((resolve) => {
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
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', () => resolve(0));
      },
    );
    request.on('error', () => resolve(0));
    request.end(body);
  });
}

async function attack({ url, team, patterns, route, seconds }: Order): Promise<Fired> {
  const all: Attack[] = [...apiAttacks(team), ...formAttacks(), ...forgedAttacks(), ...readAttacks(patterns)];
  const one = all.find((candidate) => candidate.route === route);
  if (!one) throw new Error(`No attack on "${route}"`);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = performance.now() + seconds * 1000;
  const fired: Fired = { sent: 0, statuses: {}, failed: 0 };
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        const status = await fire(new URL(url), agent, one.shot());
        fired.sent += 1;
        if (status === 0) fired.failed += 1;
        else fired.statuses[status] = (fired.statuses[status] ?? 0) + 1;
      }
    }),
  );
  agent.destroy();
  return fired;
}

process.on('message', async (order: Order) => process.send?.(await attack(order)));
