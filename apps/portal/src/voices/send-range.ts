import type { Context } from 'hono';
import type { FilmFile } from './film.ts';

const A_DAY = 'public, max-age=86400';

/** Answers one byte range (RFC 9110 §14), as video players ask; anything else gets the whole file. */
export function sendRange(c: Context, { body, type }: FilmFile): Response {
  c.header('Content-Type', type);
  c.header('Cache-Control', A_DAY);
  c.header('Accept-Ranges', 'bytes');
  const bounds = /^bytes=(\d*)-(\d*)$/.exec(c.req.header('range') ?? '');
  const [, from = '', to = ''] = bounds ?? [];
  if (!bounds || (from === '' && to === '')) return c.body(body, 200);
  const last = body.length - 1;
  const start = from === '' ? Math.max(0, body.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? last : Math.min(Number(to), last);
  if (start > end) {
    c.header('Content-Range', `bytes */${body.length}`);
    return c.body(null, 416);
  }
  c.header('Content-Range', `bytes ${start}-${end}/${body.length}`);
  return c.body(body.slice(start, end + 1), 206);
}
