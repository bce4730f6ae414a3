import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { withDays } from '../external-links.ts';
import { sourceAddresses } from '../sources-of.ts';
import { type Survey, survey } from '../survey.ts';
import type { Links } from '../walk-links.ts';
import { type EditorLanguage, editorWords } from './editor-words.ts';
import { markFindings } from './mark-findings.ts';
import { indexPage, piecePage } from './pages.ts';
import { type PortalWorker, startPortal } from './portal-worker.ts';

export type Preview = AsyncDisposable & { url: string };
/** What is shown until the next change. */
type Shown = { portal: PortalWorker; survey: Survey; error?: string | undefined; links?: Promise<Links> };

const SETTLE_MS = 150;
const HTML = 'text/html; charset=utf-8';
const FILES: Readonly<Record<string, string>> = {
  '/editor.css': 'text/css; charset=utf-8',
  '/editor.js': 'text/javascript; charset=utf-8',
};

/** The editor's desk on this machine only; every saved file shows at once. `onChange` hears of each reload. */
export async function servePreview(
  root: string,
  port: number,
  onChange: (said: { faults: number; error?: string | undefined }) => void = () => undefined,
): Promise<Preview> {
  const listeners = new Set<ServerResponse>();
  let shown = await show(root);
  let changing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const change = async () => {
    const before = shown;
    shown = await show(root);
    await before.portal[Symbol.asyncDispose]();
    for (const listener of listeners) listener.write('event: changed\ndata: \n\n');
    const faults = shown.survey.pieces
      .flatMap(({ findings }) => findings)
      .filter(({ level }) => level === 'fault');
    onChange({ faults: faults.length, error: shown.error });
  };
  const watchers = ['content', 'messages'].map((folder) =>
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        changing = changing.then(change);
      }, SETTLE_MS);
    }),
  );
  const server = createServer((request, response) => {
    answer(root, shown, listeners, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      for (const listener of listeners) listener.end();
      await changing;
      await shown.portal[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function show(root: string): Promise<Shown> {
  const portal = startPortal();
  const { error } = await portal.ready;
  return { portal, survey: survey(root), error };
}

async function answer(
  root: string,
  shown: Shown,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string | Uint8Array) =>
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  // A page elsewhere that a name leads here may not read along.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? ''))
    return void send(403, 'text/plain', 'Only http://127.0.0.1');
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const language: EditorLanguage = searchParams.get('lang') === 'en' ? 'en' : 'vi';
  if (request.method !== 'GET')
    return void send(405, 'text/plain; charset=utf-8', editorWords(language)('notHere'));
  const file = FILES[pathname];
  if (file) return void send(200, file, await readFile(path.join(import.meta.dirname, pathname)));
  if (pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\n\n');
    listeners.add(response);
    response.once('close', () => listeners.delete(response));
    return;
  }
  const seen = { language, survey: shown.survey, error: shown.error };
  if (pathname === '/') {
    // Walked once a change, when somebody looks.
    if (!shown.error) shown.links ??= shown.portal.links();
    const links = await shown.links;
    const outside = links && withDays(root, [...links.outside, ...sourceAddresses(root)]);
    return void send(200, HTML, String(await indexPage(seen, links && outside && { ...links, outside })));
  }
  const piece = shown.survey.pieces.find(({ piece: name }) => pathname === `/piece/${name}`);
  if (piece) return void send(200, HTML, String(await piecePage(seen, piece)));
  if (shown.error || !/^\/(?:vi|en|assets)(?:\/|$)/.test(pathname))
    return void send(404, 'text/plain; charset=utf-8', shown.error ?? 'Not found');
  await sendPortal(shown, pathname, search, response);
}

/** A page of the portal as it is, but for what would keep it out of a frame, with its findings marked. */
async function sendPortal(
  { portal, survey: { pieces } }: Shown,
  pathname: string,
  search: string,
  response: ServerResponse,
): Promise<void> {
  const page = await portal.page(pathname + search);
  const barred = new Set([
    'x-frame-options',
    'content-security-policy',
    'cross-origin-embedder-policy',
    'content-length',
  ]);
  const headers = Object.entries(page.headers).filter(([name]) => !barred.has(name));
  const [, language = '', ...rest] = pathname.split('/');
  const own = pieces.filter(({ address }) => address === `/${rest.join('/')}`);
  const findings = language === 'vi' ? own.flatMap((piece) => piece.findings) : [];
  const isHtml = page.headers['content-type']?.startsWith('text/html');
  const body =
    isHtml && findings.length > 0 ? markFindings(new TextDecoder().decode(page.body), findings) : page.body;
  response.writeHead(page.status, Object.fromEntries(headers)).end(body);
}
