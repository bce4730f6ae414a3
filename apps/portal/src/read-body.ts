import type { Context, MiddlewareHandler } from 'hono';
import { compressPage } from './compress-page.ts';
import type { PageContext } from './page-context.ts';
import { messagePage } from './pages/message.ts';
import type { PortalAdmission, PortalLane } from './portal-deps.ts';

/** 8,000 letters of Vietnamese take up to nine bytes each in a form; other forms are a line or two. */
const MAX_WORDS_BYTES = 128 * 1024;
const MAX_FORM_BYTES = 16 * 1024;
const TAKES_WORDS = /^\/(giup|gap-lai)$/;

const MULTIPART = /^multipart\/form-data\b/i;

const ANSWERS = /^\/lop\/([^/]+)$/;

/**
 * In which line a page waits, by its path below the language. In the line of classes hundreds are inside together, only to
 * be written at once: that is for answers in a class that is there, and for nothing that comes to nothing quickly.
 */
function laneOf(method: string, path: string, isOpen: (code: string) => boolean): PortalLane {
  if (method === 'GET' || method === 'HEAD') return 'page';
  if (path === '/giup' || path === '/go-anh') return 'report';
  const [, code = ''] = ANSWERS.exec(path) ?? [];
  if (code && isOpen(code)) return 'class';
  return path.startsWith('/gap-lai') || path.startsWith('/go-anh/') ? 'receipt' : 'act';
}

/**
 * A page of somebody else would send forms from the networks of all its visitors, each with a first share of the queue.
 * Every browser of this decade says where a form comes from, and no page can change what it says; an older one says
 * nothing and is believed. `Origin` tells no more: it is "null" where no address is passed on.
 */
const isFromElsewhere = (c: Context): boolean => {
  const site = c.req.header('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

/**
 * Lengths first, then the turn, then the page: a body is read to its end or refused before anything else happens, so
 * that who sends slowly holds nobody up.
 */
export const readBody =
  (admission: PortalAdmission, at: (path: string) => PageContext): MiddlewareHandler =>
  async (c, next) => {
    const path = c.req.path.replace(/^\/(?:vi|en)/, '');
    const posts = c.req.method === 'POST';
    if (posts && isFromElsewhere(c)) return c.html(messagePage(at('/'), 'elsewhere'), 403);
    const max = TAKES_WORDS.test(path) ? MAX_WORDS_BYTES : MAX_FORM_BYTES;
    const fits = !posts || (await keepBody(c, max));
    // To say that it is too long is a page as well, so it waits for its turn too.
    const tooLong = async () => {
      c.res = await c.html(messagePage(at('/'), 'large'), 413);
    };
    const answer = async () => {
      await (fits ? next() : tooLong());
      await compressPage(c);
      if (posts && c.res.status >= 400 && c.res.status < 500) admission.refused(c.req.raw);
    };
    const went = await admission.turn(
      laneOf(c.req.method, path, at('/').deps.classes.isOpen),
      c.req.raw,
      answer,
    );
    if (went === 'full') {
      c.header('Retry-After', '5');
      return c.html(messagePage(at('/'), 'crowded'), 503);
    }
  };

/** Reads the body where it is short enough, and leaves its fields for `readForm`. */
async function keepBody(c: Context, max: number): Promise<boolean> {
  const bytes = await bytesOf(c.req.raw, max);
  if (!bytes) return false;
  const type = c.req.header('Content-Type') ?? '';
  const form = MULTIPART.test(type) ? multipart(bytes, type) : fieldsOf(bytes);
  // A rejection is met where the form is read.
  form.catch(() => undefined);
  Object.assign(c.req.bodyCache, { formData: form });
  return true;
}

/** The body, or undefined where it is too long. Of a length that is told the connection passes on no more. */
async function bytesOf(raw: Request, max: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const told = raw.headers.get('content-length');
  if (Number(told ?? 0) > max) return undefined;
  if (told !== null) return Buffer.from(await raw.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of raw.body ?? []) {
    size += chunk.byteLength;
    if (size > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const multipart = (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> =>
  new Response(bytes, { headers: { 'content-type': type } }).formData();

/** More fields than any page has cost nothing further. */
const MOST_FIELDS = 200;

async function fieldsOf(bytes: Buffer): Promise<FormData> {
  const form = new FormData();
  let count = 0;
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) {
    form.append(name, value);
    count += 1;
    if (count === MOST_FIELDS) break;
  }
  return form;
}
