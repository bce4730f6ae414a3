import type { MiddlewareHandler } from 'hono';
import { AppError } from './problems.ts';

const fatal = new TextDecoder('utf-8', { fatal: true });

/** Reads at most `maxBytes`, whatever the request says of its own length. */
export async function limitedBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError('too-large', `At most ${maxBytes} bytes are accepted`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return fatal.decode(bytes);
  } catch {
    throw new AppError('broken-utf8');
  }
}

export function parseJson(text: string, pointer = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('broken-json', undefined, { errors: [{ pointer, code: 'broken-json' }] });
  }
}

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

/** Checks size, media type, UTF-8 and JSON before any schema looks; the parsed text is left for the validators. */
export const jsonBody =
  (maxBytes: number): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'DELETE') return next();
    const bytes = await limitedBytes(c.req.raw, maxBytes);
    const type = c.req.header('content-type') ?? '';
    if (bytes.length > 0 && !JSON_TYPE.test(type))
      throw new AppError(
        'wrong-media-type',
        `Content type "${type.slice(0, 60)}" is not accepted; send application/json`,
      );
    const text = bytes.length === 0 ? '{}' : decodeUtf8(bytes);
    parseJson(text);
    // What follows looks at the media type again, and no body is read as an empty object.
    if (bytes.length === 0) c.req.raw.headers.set('content-type', 'application/json');
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    return next();
  };
