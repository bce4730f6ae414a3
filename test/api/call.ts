/** One answer of the server, with its body as text and, where it is JSON, parsed. */
export type Answer = { status: number; type: string; headers: Headers; text: string; json: unknown };

export type Who = { cookie?: string; origin?: string; key?: string };

/** Sends a request as somebody: a person by cookie and origin, a platform by key, the public by nothing. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  who: Who & { headers?: Record<string, string> } = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(new URL(path, url), {
    method,
    redirect: 'manual',
    headers: {
      // A connection of its own: on a busy machine the next request could go out on one that the server ends as idle.
      connection: 'close',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(who.cookie && { cookie: who.cookie, origin: who.origin ?? url }),
      ...(who.key && { authorization: `Bearer ${who.key}` }),
      ...who.headers,
    },
    // `as`: a typed array over a plain buffer is a body; the DOM's type also wants it not to be shared.
    ...(body !== undefined && { body: (raw ? body : JSON.stringify(body)) as BodyInit }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type,
    headers: response.headers,
    text,
    json: text && /json/.test(type) && !/ndjson/.test(type) ? JSON.parse(text) : undefined,
  };
}

/** Signs a person in and gives what their browser would send from then on. */
export async function signIn(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<Who> {
  const answer = await call(url, 'POST', '/v1/session', { email, password }, { headers: { origin: url } });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 200 || !cookie) throw new Error(`Sign in as "${email}": ${answer.status}`);
  return { cookie };
}
