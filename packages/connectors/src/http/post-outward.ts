import { type LookupAddress, lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './is-private-address.ts';

export type OutwardRequest = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** For all of it: name look-up, connection, answer. */
  timeoutMs: number;
  /** Of the answer; a longer one is no answer. */
  maxBytes: number;
  /** Only for a demo or a test: a platform could otherwise use us to knock at doors of our own network. */
  allowPrivate: boolean;
};
export type OutwardAnswer =
  | { status: number; body: string }
  | { status: 'unreachable' | 'private-address' | 'too-slow' | 'too-large' };

/**
 * Posts to an address that a platform chose. A redirect is an answer like any other and is not followed; the address
 * that is connected to is the one that was checked, so a name that changes in between leads nowhere inside either.
 */
export function postOutward(outward: OutwardRequest): Promise<OutwardAnswer> {
  const url = new URL(outward.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!outward.allowPrivate && isIP(host) !== 0 && isPrivateAddress(host))
    return Promise.resolve({ status: 'private-address' });
  return new Promise((resolve) => {
    let inside = false;
    const checked: LookupFunction = (name, options, done) => {
      lookup(name, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, []);
        inside = !outward.allowPrivate && addresses.some(({ address }) => isPrivateAddress(address));
        if (inside) return done(new Error('The name leads to a private address'), []);
        answerLookup(options.all === true, addresses, done);
      });
    };
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sending = open(url, {
      method: 'POST',
      headers: { ...outward.headers, 'content-length': String(Buffer.byteLength(outward.body)) },
      lookup: checked,
      // A kept connection may lead to an address of before; each call looks again.
      agent: false,
    });
    const timer = setTimeout(() => settle({ status: 'too-slow' }), outward.timeoutMs);
    const settle = (answer: OutwardAnswer) => {
      clearTimeout(timer);
      sending.destroy();
      resolve(answer);
    };
    sending.on('error', () => settle({ status: inside ? 'private-address' : 'unreachable' }));
    sending.on('response', (response) => readAnswer(sending, response, outward.maxBytes, settle));
    sending.end(outward.body);
  });
}

function answerLookup(all: boolean, addresses: LookupAddress[], done: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all) done(null, addresses);
  else if (first) done(null, first.address, first.family);
  else done(new Error('The name has no address'), []);
}

function readAnswer(
  sending: ClientRequest,
  response: IncomingMessage,
  maxBytes: number,
  settle: (answer: OutwardAnswer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) settle({ status: 'too-large' });
    else chunks.push(chunk);
  });
  response.on('error', () => settle({ status: 'unreachable' }));
  response.on('end', () => {
    // An end after a destroy is none.
    if (!sending.destroyed || size <= maxBytes)
      settle({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
  });
}
