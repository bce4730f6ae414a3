import type { LogReader } from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';

/** The code of a system error, which says enough. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** Reads a running ledger; what cannot be reached is thrown, a file that is not there is undefined. */
export function urlReader(base: string): LogReader {
  return {
    async read(path) {
      const url = `${base.replace(/\/+$/, '')}/${path}`;
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
        if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
        if (answer.status === 404) return undefined;
        throw new CannotDo(`Cannot read ${url}: the server answered ${answer.status}.`);
      } catch (error) {
        if (error instanceof CannotDo) throw error;
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        throw new CannotDo(`Cannot reach ${url}: ${codeOf(cause)}. Is the server running?`);
      }
    },
  };
}
