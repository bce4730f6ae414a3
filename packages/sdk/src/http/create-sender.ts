import { problemOf, UnavailableError } from './problem-error.ts';

export type SenderOptions = {
  baseUrl: string;
  key: string;
  fetch: typeof globalThis.fetch;
  timeoutMs: number;
  retries: number;
  wait(ms: number): Promise<void>;
};
export type SendRequest = {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: string;
  body?: string | undefined;
  type?: string | undefined;
  /** False for a request that must not be made twice. */
  repeatable?: boolean;
};
export type Sender = (request: SendRequest) => Promise<Response>;

const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 2_000;

/**
 * Sends a request with a time limit and repeats it a few times, waiting longer each time, when nobody answers or the
 * server cannot now. Throws `UnavailableError` in the end, `ProblemError` at once when the server refuses.
 */
export function createSender(options: SenderOptions): Sender {
  return async (request) => {
    const attempts = request.repeatable === false ? 1 : options.retries + 1;
    for (let attempt = 1; ; attempt++) {
      const result = await sendOnce(request, options);
      if ('response' in result) {
        if (result.response.ok) return result.response;
        throw await problemOf(result.response);
      }
      if (attempt >= attempts) throw result.unavailable;
      const backOff = FIRST_WAIT_MS * 2 ** (attempt - 1);
      // Spread, so that clients that lost the server together do not come back together.
      await options.wait(
        Math.min(MAX_WAIT_MS, Math.max(result.retryAfterMs, backOff * (0.5 + Math.random()))),
      );
    }
  };
}

type Once = { response: Response } | { unavailable: UnavailableError; retryAfterMs: number };

async function sendOnce(request: SendRequest, options: SenderOptions): Promise<Once> {
  const { method, path, body, type = 'application/json' } = request;
  try {
    const response = await options.fetch(`${options.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${options.key}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    // 429 and 5xx: it lives and cannot now.
    if (response.status !== 429 && response.status < 500) return { response: await whole(response) };
    await response.body?.cancel();
    const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0;
    return { unavailable: new UnavailableError(`The server answered ${response.status}`), retryAfterMs };
  } catch (cause) {
    return { unavailable: new UnavailableError('The server does not answer', cause), retryAfterMs: 0 };
  }
}

/** Reads the body inside the time limit: an answer that breaks off is no answer. */
async function whole(response: Response): Promise<Response> {
  const empty = response.status === 204 || response.status === 304;
  const bytes = await response.arrayBuffer();
  const { status, headers } = response;
  return new Response(empty ? null : bytes, { status, headers });
}
