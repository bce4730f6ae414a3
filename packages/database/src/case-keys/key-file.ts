import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from './flush-folder.ts';
import { decodeHead, decodeRecord, encodeHead, type KeyRecord, RECORD_BYTES } from './key-record.ts';

/** One replica of a key store: a head and records of one size, changed in place so that no copy of a key stays behind. */
export type KeyFile = {
  /** The store it belongs to; undefined where the file is new or its head was cut off. */
  store: Buffer | undefined;
  /** By slot; undefined where a write was cut off. */
  records: (KeyRecord | undefined)[];
  /** Whether the file that was opened is still the one in the folder. */
  isThere(): Promise<boolean>;
  /** Writes records from a slot on; on the disk when it resolves. */
  write(slot: number, bytes: Buffer): Promise<void>;
  /** Makes the file exactly these records, writing only what differs; on the disk when it resolves. */
  become(store: Buffer, bytes: Buffer): Promise<void>;
  close(): Promise<void>;
};

/** The one file of a replica. */
export const keyFileOf = (folder: string): string => join(folder, 'case-keys.bin');

/** Opens the replica in a folder; with `make` a missing file is made, and otherwise it is an error. */
export async function openKeyFile(folder: string, make: boolean): Promise<KeyFile> {
  const path = keyFileOf(folder);
  const handle = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || !make) throw error;
    return open(path, 'wx+', 0o600);
  });
  try {
    const bytes = await readAll(handle);
    const rest = bytes.subarray(RECORD_BYTES);
    const records: KeyFile['records'] = [];
    for (let from = 0; from + RECORD_BYTES <= rest.length; from += RECORD_BYTES)
      records.push(decodeRecord(rest.subarray(from, from + RECORD_BYTES)));
    const store = decodeHead(bytes.subarray(0, RECORD_BYTES));
    bytes.fill(0);
    return { store, records, isThere: () => isSame(path, handle), ...writers(path, handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function isSame(path: string, handle: FileHandle): Promise<boolean> {
  const [named, opened] = await Promise.all([stat(path).catch(() => undefined), handle.stat()]);
  return named?.ino === opened.ino && named.dev === opened.dev;
}

async function readAll(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
  return bytes;
}

const writers = (path: string, handle: FileHandle): Pick<KeyFile, 'write' | 'become' | 'close'> => ({
  async write(slot, bytes) {
    await writeAt(handle, bytes, (slot + 1) * RECORD_BYTES);
    await handle.datasync();
    bytes.fill(0);
  },
  async become(store, bytes) {
    const wanted = Buffer.concat([encodeHead(store), bytes]);
    const there = await readAll(handle);
    for (let at = 0; at < wanted.length; at += RECORD_BYTES) {
      const record = wanted.subarray(at, at + RECORD_BYTES);
      if (!record.equals(there.subarray(at, at + RECORD_BYTES))) await writeAt(handle, record, at);
    }
    await handle.truncate(wanted.length);
    await handle.sync();
    await flushFolder(dirname(path));
    for (const copy of [bytes, wanted, there]) copy.fill(0);
  },
  close: () => handle.close(),
});

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}
