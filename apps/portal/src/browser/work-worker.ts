import type { WorkAsked } from '@khong-mot-minh/contracts';
import { doWork } from './do-work.ts';

/** Computes beside the page, so that the way out always answers at once. */
self.addEventListener('message', ({ data }: MessageEvent<WorkAsked>) => {
  self.postMessage({ answer: doWork(data, (done) => self.postMessage({ done })) });
});
