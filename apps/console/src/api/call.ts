import { ApiError } from './api-error.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Asked = { body?: unknown; idempotencyKey?: string };

/** One request to our own API with the session cookie; anything but a success throws an `ApiError`. */
export async function call<Answer>(method: Method, path: string, asked: Asked = {}): Promise<Answer> {
  const response = await send(method, path, asked);
  // The server derives this answer from the same schemas as the type, and it is on the same origin.
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  throw new ApiError({ status: response.status, ...(await problemOf(response)) });
}

async function send(method: Method, path: string, { body, idempotencyKey }: Asked): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (cause) {
    throw new ApiError({ status: 0, code: 'offline' }, cause);
  }
}

/** A proxy's error page is no problem document: the status alone then says what happened. */
async function problemOf(
  response: Response,
): Promise<{ code: string; errors?: { pointer: string; code: string }[] }> {
  if (!response.headers.get('content-type')?.includes('json')) return { code: 'unknown' };
  const { code, errors } = await response.json();
  return { code: String(code), errors: Array.isArray(errors) ? errors : [] };
}
