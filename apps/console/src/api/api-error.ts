import type { Problem } from '@khong-mot-minh/contracts';

/** An answer that is not a success; status 0 means that no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly pointers: readonly string[];
  /** Why each place was refused. */
  readonly reasons: readonly string[];

  constructor({ status, code, errors }: Pick<Problem, 'status' | 'code' | 'errors'>, cause?: unknown) {
    super(`${status} ${code}`, { cause });
    this.status = status;
    this.code = code;
    this.pointers = (errors ?? []).map(({ pointer }) => pointer);
    this.reasons = (errors ?? []).map(({ code: reason }) => reason);
  }
}
