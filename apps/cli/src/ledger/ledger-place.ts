import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { importVerifier, type LogReader } from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';
import { fromCaller } from '../run/from-caller.ts';
import { dirReader } from './dir-reader.ts';
import { codeOf, urlReader } from './url-reader.ts';

export const isAddress = (where: string): boolean => /^https?:\/\//.test(where);

export const readerOf = (where: string): LogReader =>
  isAddress(where) ? urlReader(where) : dirReader(fromCaller(where));

/** A folder that cannot be opened is said before its first file is missed. */
export async function openReader(where: string): Promise<LogReader> {
  if (!isAddress(where))
    await readdir(fromCaller(where)).catch((error) => {
      throw new CannotDo(`Cannot open the folder "${where}": ${codeOf(error)}.`);
    });
  return readerOf(where);
}

/** Name and id of a public key as it was typed. */
export function verifierOf(vkey: string): { name: string; keyId: string } {
  const verifier = importVerifier(vkey);
  if (!verifier) throw new CannotDo(`The key "${vkey}" is not a public ledger key, which reads name+id+key.`);
  return verifier;
}

/** What was typed; what is missing of it from demo.json in DATA_DIR. */
export async function placeAndKey(
  target: string | undefined,
  key: string | undefined,
): Promise<{ where: string; vkey: string }> {
  if (target !== undefined && key !== undefined) return { where: target, vkey: key };
  const demo = await readDemoLedger();
  return { where: target ?? demo.url, vkey: key ?? demo.vkey };
}

async function readDemoLedger(): Promise<{ url: string; vkey: string }> {
  const file = path.join(process.env.DATA_DIR || './data', 'demo.json');
  const missing = new CannotDo(
    `Name a folder or an address and a --key: there is no demo in "${file}" that would say them.`,
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what is missing, which is all that a broken file means here.
    return undefined;
  }
}
