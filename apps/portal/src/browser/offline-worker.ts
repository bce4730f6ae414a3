// Stands behind `/…/hoc/` alone: the folder that this script comes from is as far as a browser lets it reach.
// It stores nothing itself; it only hands out what somebody chose to keep (browser/offline.ts).

/** The few parts of a service worker's world that are used here; TypeScript's own list excludes the page's. */
type LateEvent = Event & { waitUntil(until: Promise<unknown>): void };
type AskedEvent = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type WorkerWorld = {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: LateEvent) => void): void;
  addEventListener(type: 'fetch', listen: (event: AskedEvent) => void): void;
};
// `as`: this file runs as a service worker only, where the global is one.
const world = globalThis as unknown as WorkerWorld;

/** A network that holds the line and says nothing is as bad as none, when there is a kept page. */
const PATIENCE_MS = 4000;

const kept = (address: URL | string) => caches.match(address, { ignoreVary: true });

/** The network first, so that a kept lesson is never older than it has to be. */
async function openPage(request: Request): Promise<Response> {
  const address = new URL(request.url);
  const page = new URL(address.pathname, address);
  // Answers cannot be marked without a network; they can be explained.
  if (request.method === 'POST') page.search = '?giai-thich=1';
  const saved = await kept(page);
  const response = fetch(request);
  if (!saved) return response.catch(() => startPage());
  const late = new Promise<Response>((done) => setTimeout(() => done(saved), PATIENCE_MS));
  return Promise.race([response, late]).catch(() => saved);
}

/** Three numbers and the list of what is kept. */
async function startPage(): Promise<Response> {
  return (await kept(new URL('mang-theo', world.registration.scope))) ?? Response.error();
}

world.addEventListener('install', (event) => event.waitUntil(world.skipWaiting()));
world.addEventListener('activate', (event) => event.waitUntil(world.clients.claim()));
world.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  // An asset's address names its content, so a kept one is never stale.
  else if (pathname.startsWith('/assets/'))
    event.respondWith(kept(request.url).then((saved) => saved ?? fetch(request)));
});
