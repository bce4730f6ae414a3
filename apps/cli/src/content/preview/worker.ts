// Holds a portal over the content as it is on disk now; a change means a new worker, because modules are read once.
import { parentPort } from 'node:worker_threads';
import { previewPortal } from '../preview-deps.ts';
import { walkLinks } from '../walk-links.ts';

export type Asked = { id: number; path: string } | { id: number; links: true };

const portal = previewPortal();
parentPort?.on('message', async (asked: Asked) => {
  if ('links' in asked) {
    parentPort?.postMessage({ id: asked.id, links: await walkLinks(portal) });
    return;
  }
  const response = await portal.request(asked.path, { redirect: 'manual' });
  const body = new Uint8Array(await response.arrayBuffer());
  parentPort?.postMessage({
    id: asked.id,
    page: { status: response.status, headers: Object.fromEntries(response.headers), body },
  });
});
parentPort?.postMessage({ ready: true });
