export type Answer = { status: number; body: unknown; headers: Headers };
export type Call = { body?: unknown; headers?: Record<string, string> };

/** One request to the API over HTTP; a string body goes as it is, anything else as JSON. */
export async function call(base: string, method: string, path: string, given: Call = {}): Promise<Answer> {
  const { body, headers = {} } = given;
  const answer = await fetch(new URL(path, base), {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    signal: AbortSignal.timeout(30_000),
    redirect: 'manual',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '') && !isLines(answer.headers);
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

const isLines = (headers: Headers): boolean => /ndjson/.test(headers.get('content-type') ?? '');

/** The body of an answer that has to have that status; the error says which call and what came instead. */
export function must(answer: Answer, status: number, what: string): unknown {
  if (answer.status === status) return answer.body;
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  throw new Error(`${what} answered ${answer.status} instead of ${status}: ${body.slice(0, 400)}`);
}
