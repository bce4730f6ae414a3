import en from '../../../../messages/en/paging.json' with { type: 'json' };
import vi from '../../../../messages/vi/paging.json' with { type: 'json' };

/** What this file uses of a service worker's global scope; the types of a page and of a worker exclude each other. */
type Worker = {
  addEventListener(
    type: 'push' | 'notificationclick' | 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void; notification?: { close(): void } }) => void,
  ): void;
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: {
    matchAll(options: object): Promise<{ postMessage(message: string): void; focus(): Promise<unknown> }[]>;
    openWindow(address: string): Promise<unknown>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
};
// `as`: this file runs as a service worker and nowhere else.
const worker = globalThis as unknown as Worker;

const DESK = '/console/';
const words = navigator.language.startsWith('en') ? en : vi;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** A push has no payload: what waits is read at the desk, by somebody who has signed in. */
worker.addEventListener('push', (event) => event.waitUntil(notify()));

worker.addEventListener('notificationclick', (event) => {
  event.notification?.close();
  event.waitUntil(openDesk());
});

async function notify(): Promise<void> {
  for (const page of await pages()) page.postMessage('called');
  await worker.registration.showNotification(words['page.title'], {
    body: words['page.lead'],
    tag: 'urgent',
    renotify: true,
    requireInteraction: true,
  });
}

async function openDesk(): Promise<void> {
  const [page] = await pages();
  await (page ? page.focus() : worker.clients.openWindow(DESK));
}

const pages = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
