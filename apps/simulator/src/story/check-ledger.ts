import { type LogReader, type VerifyResult, verify } from '@khong-mot-minh/ledger';

/** The log over HTTP, as anybody outside reads it. */
const logAt = (url: string): LogReader => ({
  async read(path) {
    const answer = await fetch(`${url}/${path}`, { signal: AbortSignal.timeout(30_000) });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`The ledger answered ${answer.status} for ${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
});

/** A log in which the last byte of one bundle of entries differs: what a changed copy would be. */
const withOneByteChanged = (log: LogReader): LogReader => ({
  async read(path) {
    const bytes = await log.read(path);
    const last = bytes?.at(-1);
    if (!bytes || last === undefined || !path.startsWith('tile/entries/')) return bytes;
    const changed = new Uint8Array(bytes);
    changed[changed.length - 1] = last ^ 1;
    return changed;
  },
});

/** Reads the running ledger again from its first entry, or a copy of it with one byte changed. */
export function checkLedger(base: string, vkey: string, tampered: boolean): Promise<VerifyResult> {
  const log = logAt(`${base}/ledger`);
  return verify(tampered ? withOneByteChanged(log) : log, vkey);
}
