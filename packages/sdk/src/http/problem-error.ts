import type { Problem } from '../openapi-types.ts';

type Pointed = NonNullable<Problem['errors']>[number];

/** The server refused a request (RFC 9457): `code` says why, `pointers` which members of the body were wrong. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly pointers: readonly Pointed[];
  constructor(status: number, code: string, message: string, pointers: ProblemError['pointers'] = []) {
    super(message);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.pointers = pointers;
  }
}

/** Nobody answered, or the server said that it cannot now; events get a local decision instead of this. */
export class UnavailableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnavailableError';
  }
}

/** The problem of an answer that is not a success. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await response.json().catch(() => undefined);
  const problem: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (name: string, otherwise: string) => {
    const value = problem[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const title = text('title', `The server answered ${response.status}`);
  return new ProblemError(
    response.status,
    text('code', 'unknown'),
    text('detail', title),
    Array.isArray(problem.errors) ? problem.errors.filter(isPointed) : [],
  );
}

const isPointed = (value: unknown): value is Pointed =>
  typeof value === 'object' &&
  value !== null &&
  'pointer' in value &&
  'code' in value &&
  typeof value.pointer === 'string' &&
  typeof value.code === 'string';
