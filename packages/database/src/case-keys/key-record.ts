import { createHash } from 'node:crypto';

/** Divides a disk's sector of 512 bytes, so no record lies on two of them and a power cut leaves it old or new. */
export const RECORD_BYTES = 64;
const MAGIC = Buffer.from('kmm-keys');
const HOUR_MS = 3_600_000;

export type KeyState = 'live' | 'destroyed';
export type KeyRecord = { ref: Buffer; state: KeyState; madeAt: Date; key: Buffer };

const sumOf = (record: Buffer): Buffer =>
  createHash('sha256').update(record.subarray(0, 56)).digest().subarray(0, 8);

const sealed = (record: Buffer): Buffer => {
  sumOf(record).copy(record, 56);
  return record;
};

const isWhole = (record: Buffer): boolean =>
  record.length === RECORD_BYTES && sumOf(record).equals(record.subarray(56));

/** Name (16 bytes), state, hour, key (32 bytes), checksum; of a destroyed key nothing but the name and the hour. */
export function encodeRecord({ ref, state, madeAt, key }: KeyRecord): Buffer {
  const record = Buffer.alloc(RECORD_BYTES);
  ref.copy(record, 0);
  record[16] = state === 'live' ? 1 : 2;
  record.writeUInt32BE(Math.floor(madeAt.getTime() / HOUR_MS), 20);
  if (state === 'live') key.copy(record, 24);
  return sealed(record);
}

/** A record as it was written, or undefined where a write was cut off. */
export function decodeRecord(record: Buffer): KeyRecord | undefined {
  const state = record[16] === 1 ? 'live' : record[16] === 2 ? 'destroyed' : undefined;
  if (!state || !isWhole(record)) return undefined;
  return {
    ref: Buffer.from(record.subarray(0, 16)),
    state,
    madeAt: new Date(record.readUInt32BE(20) * HOUR_MS),
    key: Buffer.from(record.subarray(24, 56)),
  };
}

/** The first record of a file says to which store it belongs. */
export function encodeHead(store: Buffer): Buffer {
  const head = Buffer.alloc(RECORD_BYTES);
  MAGIC.copy(head, 0);
  store.copy(head, 8);
  return sealed(head);
}

/** The store that a file belongs to, or undefined where its head is none. */
export function decodeHead(head: Buffer): Buffer | undefined {
  const ours = isWhole(head) && head.subarray(0, 8).equals(MAGIC);
  return ours ? Buffer.from(head.subarray(8, 24)) : undefined;
}

/** A name as the database writes it. */
export const refText = (ref: Buffer): string =>
  ref.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
/** The same, back. */
export const refBytes = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex');
