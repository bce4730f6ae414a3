import assert from 'node:assert/strict';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { PageContext } from './page-context.ts';
import type { PortalAdmission } from './portal-deps.ts';
import { readBody } from './read-body.ts';

const LONG = `<p>${'Bạn không một mình. '.repeat(500)}</p>`;

/** Pages behind a turn that says what was answered when it ended. */
function house() {
  const ended: string[] = [];
  const app = new Hono();
  let asked: Context | undefined;
  app.use(compress(), (c, next) => {
    asked = c;
    return next();
  });
  const admission = {
    turn: async (_lane: string, _request: Request, run: () => Promise<void>) => {
      await run();
      ended.push(asked?.res.headers.get('content-encoding') ?? 'plain');
      return 'done';
    },
  } as unknown as PortalAdmission;
  // `as`: only what a turn asks for is there.
  const at = () => ({ deps: { classes: { isOpen: () => false } } }) as unknown as PageContext;
  app.use(readBody(admission, at));
  app.get('/vi/dai', (c) => c.html(LONG));
  app.get('/vi/ngan', (c) => c.html('<p>x</p>'));
  app.get('/vi/tep', (c) => c.body(LONG, 200, { 'content-type': 'application/zip' }));
  return { app, ended };
}

const accepting = { headers: { 'accept-encoding': 'gzip, deflate, br' } };

test('a page is compressed before its turn ends, whole, and once', async () => {
  const { app, ended } = house();
  const answer = await app.request('/vi/dai', accepting);
  assert.deepEqual(ended, ['gzip']);
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.match(answer.headers.get('vary') ?? '', /accept-encoding/i);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.equal(answer.headers.get('content-length'), String(bytes.byteLength));
  assert.equal(gunzipSync(bytes).toString(), LONG);
});

test('a client that names no compression, a short page and a file are left as they are', async () => {
  const { app } = house();
  assert.equal(await (await app.request('/vi/dai')).text(), LONG);
  const short = await app.request('/vi/ngan', accepting);
  assert.deepEqual([short.headers.get('content-encoding'), await short.text()], [null, '<p>x</p>']);
  const file = await app.request('/vi/tep', accepting);
  assert.deepEqual([file.headers.get('content-encoding'), await file.text()], [null, LONG]);
});

test('what is asked for by its head alone has no body', async () => {
  const { app } = house();
  const head = await app.request('/vi/dai', { method: 'HEAD', ...accepting });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});
