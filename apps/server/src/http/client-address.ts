import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/** Set by the HTTP listener from the socket. */
export type SocketInfo = { remoteAddress: string; incoming: IncomingMessage };

/** The caller's address as far as named proxies can be trusted; used for limits in memory only. */
export function clientAddress(c: Context, trustProxy: number): string {
  // `as`: the listener passes the socket's address as the only binding; tests pass none.
  const own = (c.env as Partial<SocketInfo> | undefined)?.remoteAddress ?? 'local';
  if (trustProxy === 0) return own;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return hops.at(-trustProxy) || own;
}
