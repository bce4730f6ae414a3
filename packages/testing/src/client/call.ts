export type Answer = { status: number; body: unknown; headers: Headers };
export type Call = { body?: unknown; headers?: Record<string, string>; timeoutMs?: number };

/** A machine that does much else needs long for a slow hash. */
const PATIENCE_MS = 120_000;

/** The server did not answer a request in time. */
export class NoAnswer extends Error {}

/** One request to the API over HTTP; a string body goes as it is, anything else as JSON. */
export async function call(base: string, method: string, path: string, given: Call = {}): Promise<Answer> {
  const { body, headers = {}, timeoutMs = PATIENCE_MS } = given;
  const { answer, text } = await send(new URL(path, base), {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'manual',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }).catch((cause: Error) => {
    if (cause.name !== 'TimeoutError') throw cause;
    throw new NoAnswer(`${method} ${path} got no answer within ${timeoutMs / 1000} s`, { cause });
  });
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '') && !isLines(answer.headers);
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

async function send(url: URL, init: RequestInit): Promise<{ answer: Response; text: string }> {
  const answer = await fetch(url, init);
  return { answer, text: await answer.text() };
}

const isLines = (headers: Headers): boolean => /ndjson/.test(headers.get('content-type') ?? '');

/** The body of an answer that has to have that status; the error says which call and what came instead. */
export function must(answer: Answer, status: number, what: string): unknown {
  if (answer.status === status) return answer.body;
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  throw new Error(`${what} answered ${answer.status} instead of ${status}: ${body.slice(0, 400)}`);
}
