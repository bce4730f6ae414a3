import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { countValues } from './count-values.ts';
import type { AppEnv } from './principal.ts';
import { HttpProblem } from './problems.ts';

const MAX_DISCARDED_BYTES = 16 * 1024 * 1024;
const DISCARD_MS = 2000;
const fatal = new TextDecoder('utf-8', { fatal: true });

/** Reads at most `maxBytes`, whatever the request says of its own length. */
export async function limitedBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new HttpProblem('too-large', `At most ${maxBytes} bytes are accepted`);
  const told = request.headers.get('content-length');
  if (Number(told ?? 0) > maxBytes) throw tooLarge();
  // Of a length that is told the connection passes on no more, so nothing needs to count: a stream costs more than a body.
  if (told !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > maxBytes) throw tooLarge();
    return bytes;
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    // Read on for a while: a sender whose connection breaks in the middle never sees why.
    if (size > maxBytes) chunks.length = 0;
    else chunks.push(chunk);
    if (size > maxBytes + MAX_DISCARDED_BYTES) break;
  }
  if (size > maxBytes) throw tooLarge();
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/**
 * Lets the sender of a refused body finish, so that the connection stays usable and the answer arrives. Read from the
 * connection itself, where there is one: a web stream costs more than what it carries.
 */
export async function discardBody(request: Request, incoming?: IncomingMessage): Promise<void> {
  const rest = incoming ? flowAway(incoming) : readAway(request);
  // Whoever sends slower than this, or goes away, gets the answer all the same, or none.
  await Promise.race([rest.catch(() => undefined), setTimeout(DISCARD_MS, undefined, { ref: false })]);
}

function flowAway(incoming: IncomingMessage): Promise<void> {
  // Who read some of it as a stream has the rest in hand.
  if (incoming.readableEnded || incoming.destroyed || incoming.readableFlowing !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > MAX_DISCARDED_BYTES) resolve();
    });
    incoming.once('close', resolve);
    incoming.once('end', resolve);
  });
}

async function readAway({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  const reader = body.getReader();
  for (let size = 0; size <= MAX_DISCARDED_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.byteLength;
  }
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return fatal.decode(bytes);
  } catch {
    throw new HttpProblem('broken-utf8');
  }
}

export function parseJson(text: string, pointer = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem('broken-json', undefined, { errors: [{ pointer, code: 'broken-json' }] });
  }
}

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

const takesBody = ({ req }: Context): boolean => !['GET', 'HEAD', 'DELETE'].includes(req.method);

/** Reads a body to its end, or refuses it, before its sender has a turn: who sends slowly holds nobody up. */
export const readBody =
  (maxBytes: number): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (takesBody(c)) c.set('body', await limitedBytes(c.req.raw, maxBytes));
    return next();
  };

/**
 * Checks media type, number of values, UTF-8 and JSON before any schema looks; the parsed text is left for the
 * validators. Runs in its sender's turn: to parse forty long bodies at once is work that others would wait for.
 */
export const jsonBody =
  (mostValues = Number.POSITIVE_INFINITY): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (!takesBody(c)) return next();
    const bytes = c.get('body');
    const type = c.req.header('content-type') ?? '';
    if (bytes.length > 0 && !JSON_TYPE.test(type))
      throw new HttpProblem(
        'wrong-media-type',
        `Content type "${type.slice(0, 60)}" is not accepted; send application/json`,
      );
    if (countValues(bytes, mostValues) > mostValues)
      throw new HttpProblem('too-large', `At most ${mostValues} values are accepted`);
    const text = bytes.length === 0 ? '{}' : decodeUtf8(bytes);
    const value = parseJson(text);
    // What follows looks at the media type again, and no body is read as an empty object.
    if (bytes.length === 0) c.req.raw.headers.set('content-type', 'application/json');
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    // Hono parses the text again for each that asks, the limit and the schema: two more times of what costs most.
    Object.assign(c.req, { json: () => Promise.resolve(value) });
    return next();
  };
