import type { WorkAsked } from '@khong-mot-minh/contracts';
import { trustedAddress } from './trusted-address.ts';

type Told = { answer?: string; done?: number };

/** So often a request is sent again: the address may have changed while the device computed. */
const TRIES = 3;
/** Longer than the device is ever asked to compute: then the house's own slow line is the shorter way. */
const LONGEST_MS = 20_000;

const post = (path: string, body: object, headers: Record<string, string>): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What the answer asks the device to compute, or offers where the line is full. */
async function workIn(answer: Response): Promise<WorkAsked | undefined> {
  // What stands between may say 503 too, in words of its own.
  const isOurs = answer.headers.get('content-type')?.includes('json');
  if (!isOurs || (answer.status !== 429 && answer.status !== 503)) return undefined;
  const { work }: { work?: WorkAsked } = await answer.clone().json();
  return work;
}

/** Computes in a worker with a sign of how far it is; a browser that cannot says that it would rather wait. */
function headersFor(work: WorkAsked, sign: HTMLElement | null): Promise<Record<string, string>> {
  const wait = { prefer: 'wait' };
  const address = sign?.dataset.worker;
  if (!address || typeof Worker === 'undefined') return Promise.resolve(wait);
  const bar = sign.querySelector('progress');
  return new Promise((resolve) => {
    const worker = new Worker(trustedAddress('work-worker', new URL(address, location.href).href), {
      type: 'module',
    });
    const end = (headers: Record<string, string>) => {
      clearTimeout(late);
      worker.terminate();
      resolve(headers);
    };
    const late = setTimeout(end, LONGEST_MS, wait);
    worker.addEventListener('error', () => end(wait));
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (bar && data.done !== undefined) bar.value = data.done;
      if (data.answer !== undefined) end({ 'kmm-work': data.answer });
    });
    worker.postMessage(work);
  });
}

/**
 * Sends a request; where much comes from the same network, the device computes for a moment first, or waits its turn.
 * The last answer is given back, whatever it is.
 */
export async function sendWithWork(path: string, body: object): Promise<Response> {
  const sign = document.querySelector<HTMLElement>('[data-work]');
  let answer = await post(path, body, {});
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const work = await workIn(answer);
      const seconds = answer.status === 503 ? Number(answer.headers.get('retry-after')) : 0;
      if (!work && !(seconds > 0 && seconds <= 30)) return answer;
      if (sign) sign.hidden = false;
      const headers: Record<string, string> = work ? await headersFor(work, sign) : {};
      if (seconds > 0 && !headers['kmm-work'])
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      answer = await post(path, body, headers);
    }
    return answer;
  } finally {
    if (sign) sign.hidden = true;
  }
}
