import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogReader } from '@kmm/ledger';

/** The check could not be made; nothing is said about the ledger. */
export class CannotCheck extends Error {}

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
        throw new CannotCheck(`Cannot read ${url}: the server answered ${answer.status}.`);
      } catch (error) {
        if (error instanceof CannotCheck) throw error;
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        throw new CannotCheck(`Cannot reach ${url}: ${codeOf(cause)}. Is the server running?`);
      }
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what is missing, which is all that a broken file means here.
    return undefined;
  }
}

/** Address and key of the demo's ledger, from demo.json in DATA_DIR. */
export async function readDemoLedger(usage: string): Promise<{ url: string; vkey: string }> {
  const file = join(process.env.DATA_DIR || './data', 'demo.json');
  const missing = new CannotCheck(
    `Name a folder or an address and a --key: there is no demo in "${file}".\n${usage}`,
  );
  const text = await readFile(file, 'utf8').catch(() => {
    throw missing;
  });
  const demo = parseJson(text);
  if (typeof demo !== 'object' || demo === null || !('ledger' in demo)) throw missing;
  const { ledger } = demo;
  if (typeof ledger !== 'object' || ledger === null || !('url' in ledger && 'vkey' in ledger)) throw missing;
  if (typeof ledger.url !== 'string' || typeof ledger.vkey !== 'string') throw missing;
  return { url: ledger.url, vkey: ledger.vkey };
}
