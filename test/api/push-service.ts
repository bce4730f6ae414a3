import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Push = {
  path: string;
  body: string;
  ttl: string;
  urgency: string;
  claims: { aud: string; exp: number; sub: string };
};

/**
 * A push service on this machine (RFC 8030). It refuses what a vendor's would: a signature that is not of the key that
 * the browser subscribed with (RFC 8292), another service's token, one of more than a day, and a missing TTL.
 */
export async function openPushService(applicationServerKey: string) {
  const pushes: Push[] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const [, token = '', key = ''] =
      /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(request.headers.authorization ?? '') ?? [];
    const claims = key === applicationServerKey && request.headers.ttl ? claimsOf(token, key) : undefined;
    const fresh = claims && claims.exp * 1000 > Date.now() && claims.exp * 1000 < Date.now() + 86_400_000;
    if (!fresh || claims.aud !== origin) return void response.writeHead(403).end();
    if (status === 201)
      pushes.push({
        path: request.url ?? '',
        body,
        ttl: String(request.headers.ttl),
        urgency: String(request.headers.urgency),
        claims,
      });
    response.writeHead(status, { location: '/message/1' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    pushes,
    endpoint: (name: string) => `${origin}/push/${name}`,
    answerWith(next: number) {
      status = next;
    },
    [Symbol.dispose]: () => server.close(),
  };
}

/** What a token claims, if its signature is of that key. */
function claimsOf(token: string, key: string): Push['claims'] | undefined {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const right = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return right ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) : undefined;
}
