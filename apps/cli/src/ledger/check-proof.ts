import { readFile } from 'node:fs/promises';
import type { LedgerOpening, ReceiptPromise, ReceiptProof } from '@khong-mot-minh/contracts';
import {
  decodeEntry,
  decodeLeaf,
  importVerifier,
  type LedgerEntry,
  type LogReader,
  leafHash,
  openCheckpoint,
  openPromise,
  opensLeaf,
  readEntries,
  rhythmAt,
  secondsOf,
  tileWidth,
  verifyTlogProof,
} from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';
import { readOpening } from './read-opening.ts';
import { readProofFile } from './read-proof-file.ts';
import { codeOf } from './url-reader.ts';

/** Prints what a reporter's file shows; the key in the file is only good where no other is given. */
export async function checkProof(
  file: string,
  key: string | undefined,
  log: LogReader | undefined,
): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new CannotDo(`Cannot read the proof "${file}": ${codeOf(error)}.`);
  });
  const read = readProofFile(text);
  if (!read) throw new CannotDo(`"${file}" is no proof file: it holds neither a proof nor a promise.`);
  const vkey = key ?? read.given.vkey;
  if (!importVerifier(vkey)) throw new CannotDo(`The key "${vkey}" is not a public ledger key.`);
  if (key === undefined)
    console.log(`Checking with the key in the file; compare it with the operator's: ${vkey}`);
  return read.kind === 'proof' ? holds(read.given, vkey) : isPromised(read.given, vkey, log);
}

const refuse = (what: string, why: string): false => {
  console.error(`The ${what} does NOT hold: ${why}.`);
  return false;
};

function holds({ entry: text, proof, opening }: ReceiptProof, vkey: string): boolean {
  const leaf = Buffer.from(text, 'utf8');
  const checked = verifyTlogProof(proof, leaf, vkey);
  if (!checked.ok) return refuse('proof', checked.why);
  const act = actOf(leaf, opening);
  if (typeof act === 'string') return refuse('proof', act);
  const { index, checkpoint } = checked;
  console.log(`The proof holds: ${act.act} in the hour of ${act.at} is entry ${index} of ${checkpoint.size}`);
  return true;
}

/** The act of a leaf, by its opening or, in a log of before batches, by itself; otherwise why there is none. */
function actOf(leaf: Uint8Array, opening: LedgerOpening | undefined): LedgerEntry | string {
  if (!opening) {
    const own = decodeLeaf(leaf);
    if (!own.ok) return own.why;
    return own.entry.v === 1 ? own.entry : 'nothing in the file opens its leaf';
  }
  const read = readOpening(opening);
  if (!read?.entry || !opensLeaf(read, leaf)) return 'its opening does not give the leaf';
  const decoded = decodeEntry(read.entry);
  return decoded.ok ? decoded.entry : decoded.why;
}

async function isPromised(
  { leaf: text, opening, promise: note }: ReceiptPromise,
  vkey: string,
  log: LogReader | undefined,
): Promise<boolean> {
  const leaf = Buffer.from(text, 'utf8');
  const opened = openPromise(note, vkey);
  if (!opened.ok) return refuse('promise', opened.why);
  if (!Buffer.from(opened.promise.leaf).equals(leafHash(leaf)))
    return refuse('promise', 'it speaks of another leaf');
  const act = actOf(leaf, opening);
  if (typeof act === 'string') return refuse('promise', act);
  const by = new Date(opened.promise.by * 1000).toISOString();
  const what = `${act.act} in the hour of ${act.at} will be in the log by ${by}`;
  if (!log) {
    console.log(`The promise is signed: ${what}. Name the ledger's address to see whether it was kept`);
    return true;
  }
  return isKept(log, vkey, leaf, opened.promise.by, what);
}

/** A promise that is due is kept by a leaf of the log; before that it cannot be broken. */
async function isKept(
  log: LogReader,
  vkey: string,
  leaf: Uint8Array,
  by: number,
  what: string,
): Promise<boolean> {
  const opened = openCheckpoint(Buffer.from((await log.read('checkpoint')) ?? []).toString('utf8'), vkey);
  if (!opened.ok) throw new CannotDo(`The ledger's checkpoint does not hold: ${opened.why}.`);
  const { size } = opened.checkpoint;
  const index = await placeOf(log, size, leaf);
  if (index !== undefined) {
    console.log(`The promise is kept: entry ${index} of ${size}`);
    return true;
  }
  const { last } = await rhythmAt(log, size);
  if (last && secondsOf(last.at) < by) {
    console.log(`The promise is signed and not due yet: ${what}; the last batch is of ${last.at}`);
    return true;
  }
  return refuse('promise', `no leaf of the log is the promised one, and its time is over`);
}

async function placeOf(log: LogReader, size: number, leaf: Uint8Array): Promise<number | undefined> {
  for (let from = 0; from < size; from += tileWidth) {
    const width = Math.min(tileWidth, size - from);
    const entries = await readEntries(log, { level: 'entries', index: from / tileWidth, width });
    const at = entries.findIndex((entry) => Buffer.from(entry).equals(leaf));
    if (at >= 0) return from + at;
  }
  return undefined;
}
