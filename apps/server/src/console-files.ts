import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServedCode } from '@khong-mot-minh/portal';
import type { Api } from './http/create-api.ts';
import { publicGet } from './http/define-route.ts';
import type { Identify } from './http/principal.ts';

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

/** Files of the built console by their name below its folder. */
export type ConsoleFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Read once, so that what is served is what the log was told of at the start. */
export function loadConsole(folder: string): ConsoleFiles {
  if (!existsSync(folder)) return new Map();
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = found.map((name) => name.replaceAll('\\', '/')).filter((name) => extname(name) !== '');
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}

/** The console as code: its one page stands at every address that is no file. */
export const consoleCode = (files: ConsoleFiles): ServedCode => ({
  files: new Map([...files].map(([name, body]) => [name === PAGE ? '/console/' : `/console/${name}`, body])),
  pages: [{ path: '/console/*', scripts: scriptsOf(files), headers: HEADERS }],
});

const PAGE = 'index.html';
const scriptsOf = (files: ConsoleFiles): string[] =>
  [
    ...Buffer.from(files.get(PAGE) ?? [])
      .toString('utf8')
      .matchAll(/<script[^>]* src="([^"]+)"/g),
  ].map(([, src = '']) => src);

/** Serves the built console; every page of it is the same document, which asks the API who is signed in. */
export function serveConsole(app: Api, identify: Identify, files: ConsoleFiles): void {
  publicGet(app, identify, 'desk', '/console', (c) => c.redirect('/console/'));
  publicGet(app, identify, 'desk', '/console/*', (c) => {
    const wanted = c.req.path.slice('/console/'.length);
    const file = files.get(wanted);
    if (file) return c.body(file, 200, headersFor(wanted));
    if (extname(wanted)) return c.notFound();
    const page = files.get(PAGE);
    return page
      ? c.body(page, 200, headersFor(PAGE))
      : c.text('The console is not built; run npm run build', 503);
  });
}

const headersFor = (name: string) => ({
  ...HEADERS,
  'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
  // Built files carry a hash in their name; the page itself must always be fresh.
  'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
});
