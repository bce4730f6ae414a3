import { trustedAddress } from './trusted-address.ts';

/** Registers the worker for the learning pages of one language, once somebody has asked to keep a lesson. */
export async function startWorker(root: string): Promise<void> {
  await navigator.serviceWorker.register(trustedAddress('offline-worker', `${root}mang-theo.js`), {
    scope: root,
    updateViaCache: 'none',
  });
}
