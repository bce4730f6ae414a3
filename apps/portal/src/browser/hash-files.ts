import type { Pdq } from '@khong-mot-minh/hashing';
import { trustedAddress } from './trusted-address.ts';

export type Hashed = Pdq | 'unreadable';

/** Runs in a worker where the browser can; on the page itself where it cannot. `stop` ends it at once. */
export function createHasher(address: string): { hash(file: Blob): Promise<Hashed>; stop(): void } {
  if (typeof OffscreenCanvas === 'undefined') return onPage();
  const where = trustedAddress('hash-worker', address);
  const start = () => new Worker(where, { type: 'module' });
  let worker = start();
  let next = 0;
  const waiting = new Map<number, (hashed: Hashed) => void>();
  const listen = () => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number } & Partial<Pdq>>) => {
      const { id, hash, quality } = data;
      waiting.get(id)?.(hash !== undefined && quality !== undefined ? { hash, quality } : 'unreadable');
      waiting.delete(id);
    });
    worker.addEventListener('error', () => {
      for (const done of waiting.values()) done('unreadable');
      waiting.clear();
    });
  };
  listen();
  return {
    hash: (file) =>
      new Promise((done) => {
        next += 1;
        waiting.set(next, done);
        worker.postMessage({ id: next, file });
      }),
    stop() {
      worker.terminate();
      for (const done of waiting.values()) done('unreadable');
      waiting.clear();
      worker = start();
      listen();
    },
  };
}

function onPage(): { hash(file: Blob): Promise<Hashed>; stop(): void } {
  return {
    async hash(file) {
      const { hashPicture } = await import('./hash-picture.ts');
      return hashPicture(file, (width, height) =>
        Object.assign(document.createElement('canvas'), { width, height }),
      ).catch(() => 'unreadable' as const);
    },
    stop: () => undefined,
  };
}
