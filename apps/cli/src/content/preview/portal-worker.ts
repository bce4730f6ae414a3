import { Worker } from 'node:worker_threads';
import type { Links } from '../walk-links.ts';
import type { Asked } from './worker.ts';

export type Page = { status: number; headers: Record<string, string>; body: Uint8Array };
type Answer = { ready: true } | { id: number; page: Page } | { id: number; links: Links };

/** A portal in a thread of its own; `error` says why it could not read its content. */
export type PortalWorker = AsyncDisposable & {
  /** Resolves once it can answer; with the reason where it cannot. */
  ready: Promise<{ error?: string }>;
  page(path: string): Promise<Page>;
  links(): Promise<Links>;
};

/** Starts a portal over the content as it is now. */
export function startPortal(): PortalWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  const waiting = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  const fail = (error: Error) => {
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  let last = 0;
  const ready = new Promise<{ error?: string }>((resolve) => {
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve({});
      waiting.get(answer.id)?.done(answer);
      waiting.delete(answer.id);
    });
    worker.on('error', (error: Error) => {
      fail(error);
      resolve({ error: error.message });
    });
    worker.on('exit', () => fail(new Error('The portal of the preview has ended')));
  });
  const ask = <Of extends Answer>(what: { path: string } | { links: true }) =>
    new Promise<Of>((resolve, failed) => {
      const id = ++last;
      // `as`: the worker answers a page with a page and links with links.
      waiting.set(id, { done: (answer) => resolve(answer as Of), failed });
      const asked: Asked = { id, ...what };
      worker.postMessage(asked);
    });
  return {
    ready,
    page: async (path) => (await ask<{ id: number; page: Page }>({ path })).page,
    links: async () => (await ask<{ id: number; links: Links }>({ links: true })).links,
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
