import { type IncomingMessage, Agent as PlainAgent, request as plain } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { codeOf } from '../ledger/url-reader.ts';
import { CannotDo } from '../run/cannot-do.ts';

export type Received = { url: URL; status: number; headers: ReadonlyMap<string, string>; body: Buffer };
export type Wanted = 'page' | 'script' | 'style' | 'image' | 'worker' | 'data';

/** Asks for files as a browser does; what a page loaded once is not asked for again. */
export type Visitor = {
  get(url: URL, wanted: Wanted): Promise<Received>;
  /** Sends a form, as its page would. */
  post(url: URL, form: URLSearchParams): Promise<Received>;
};

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_REDIRECTS = 5;

const PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

const ACCEPT: Record<Wanted, string> = {
  page: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8',
  script: '*/*',
  style: 'text/css,*/*;q=0.1',
  image: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
  worker: '*/*',
  data: '*/*',
};
const DESTINATION: Record<Wanted, readonly [dest: string, mode: string]> = {
  page: ['document', 'navigate'],
  script: ['script', 'cors'],
  style: ['style', 'no-cors'],
  image: ['image', 'no-cors'],
  worker: ['worker', 'same-origin'],
  data: ['empty', 'cors'],
};

const DECODE: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/** `agent` is what the visitor says it is; a phone's browser by default. */
export function createVisitor(agent = PHONE): Visitor & Disposable {
  const kept = new Map<string, Promise<Received>>();
  const agents = {
    'http:': new PlainAgent({ keepAlive: true }),
    'https:': new SecureAgent({ keepAlive: true }),
  };

  /** In the order in which a browser writes them. */
  const headersOf = (url: URL, wanted: Wanted, form: string | undefined): string[] => {
    const [dest, mode] = DESTINATION[wanted];
    const navigates = wanted === 'page';
    return [
      ...['Host', url.host],
      ...['Connection', 'keep-alive'],
      ...(form === undefined
        ? []
        : ['Content-Length', String(Buffer.byteLength(form)), 'Content-Type', FORM, 'Origin', 'null']),
      ...(navigates ? ['Upgrade-Insecure-Requests', '1'] : []),
      ...['User-Agent', agent],
      ...['Accept', ACCEPT[wanted]],
      ...['Sec-Fetch-Site', navigates && form === undefined ? 'none' : 'same-origin'],
      ...['Sec-Fetch-Mode', mode],
      ...(navigates ? ['Sec-Fetch-User', '?1'] : []),
      ...['Sec-Fetch-Dest', dest],
      ...['Accept-Encoding', url.protocol === 'https:' ? 'gzip, deflate, br, zstd' : 'gzip, deflate'],
      ...['Accept-Language', 'vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5'],
    ];
  };

  const send = (url: URL, wanted: Wanted, form?: string): Promise<Received> =>
    new Promise((resolve, reject) => {
      const fail = (error: unknown): void =>
        reject(
          error instanceof CannotDo
            ? error
            : new CannotDo(`Cannot reach ${url.href}: ${codeOf(error)}. Is the server running?`),
        );
      const options = {
        method: form === undefined ? 'GET' : 'POST',
        headers: headersOf(url, wanted, form),
        timeout: TIMEOUT_MS,
      };
      const answered = (answer: IncomingMessage): void => {
        receive(url, answer).then(resolve, fail);
      };
      const asking =
        url.protocol === 'https:'
          ? secure(url, { ...options, agent: agents['https:'] }, answered)
          : plain(url, { ...options, agent: agents['http:'] }, answered);
      asking.on('timeout', () => asking.destroy(new CannotDo(`${url.href} gave no answer in 30 s.`)));
      asking.on('error', fail);
      asking.end(form);
    });

  const follow = async (url: URL, wanted: Wanted, left = MOST_REDIRECTS): Promise<Received> => {
    const answer = await send(url, wanted);
    const to = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || to === undefined) return answer;
    if (left === 0) throw new CannotDo(`${url.href} leads on and on.`);
    const next = new URL(to, url);
    // Where a page leads to another host, that is what was served here.
    return next.origin === url.origin ? follow(next, wanted, left - 1) : answer;
  };

  return {
    get(url, wanted) {
      if (wanted === 'page') return follow(url, wanted);
      const known = kept.get(url.href) ?? follow(url, wanted);
      kept.set(url.href, known);
      return known;
    },
    post: (url, form) => send(url, 'page', form.toString()),
    [Symbol.dispose]() {
      for (const one of Object.values(agents)) one.destroy();
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

async function receive(url: URL, answer: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new CannotDo(`${url.href} is larger than ${MOST_BYTES} bytes.`);
    parts.push(part);
  }
  const headers = new Map(
    Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
  const encoded = Buffer.concat(parts);
  const decode = DECODE[headers.get('content-encoding') ?? ''];
  const body = decode
    ? await decode(encoded).catch(() => {
        throw new CannotDo(`What ${url.href} sends cannot be decompressed.`);
      })
    : encoded;
  return { url, status: answer.statusCode ?? 0, headers, body };
}
