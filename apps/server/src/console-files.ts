import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Hono } from 'hono';
import { publicGet } from './http/define-route.ts';
import type { AppEnv, Identify } from './http/principal.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

// 'wasm-unsafe-eval': the unlock phrase is stretched by Argon2id, which runs as WebAssembly in the browser.
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Serves the built console; every page of it is the same document, which asks the API who is signed in. */
export function consoleFiles(app: Hono<AppEnv>, identify: Identify, folder: string): void {
  publicGet(app, identify, '/console', (c) => c.redirect('/console/'), true);
  publicGet(
    app,
    identify,
    '/console/*',
    async (c) => {
      const wanted = normalize(c.req.path.slice('/console/'.length)).replace(/^(\.\.[/\\])+/, '');
      const file = extname(wanted) ? await read(folder, wanted) : undefined;
      if (file) return c.body(file, 200, headersFor(wanted));
      if (extname(wanted)) return c.notFound();
      const page = await read(folder, 'index.html');
      return page
        ? c.body(page, 200, headersFor('index.html'))
        : c.text('The console is not built; run npm run build', 503);
    },
    true,
  );
}

const headersFor = (name: string) => ({
  ...HEADERS,
  'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
  // Built files carry a hash in their name; the page itself must always be fresh.
  'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
});

async function read(folder: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readFile(join(folder, name)).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}
