import type { Pdq } from '@kmm/hashing';

export type Hashed = Pdq | 'unreadable';

/** Chrome and its kin take a worker's address only from a named policy, when a page asks for that. */
function trusted(address: string): string | URL {
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): URL };
    };
  };
  return (
    trustedTypes?.createPolicy('hash-worker', { createScriptURL: (url) => url }).createScriptURL(address) ??
    address
  );
}

/** Runs in a worker where the browser can; on the page itself where it cannot. `stop` ends it at once. */
export function createHasher(address: string): { hash(file: Blob): Promise<Hashed>; stop(): void } {
  if (typeof OffscreenCanvas === 'undefined') return onPage();
  const where = trusted(address);
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
