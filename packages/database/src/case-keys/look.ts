import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { keyFileOf } from './key-file.ts';
import { decodeHead, decodeRecord, type KeyState, RECORD_BYTES, refBytes, refText } from './key-record.ts';

/** What stands in one folder of the key store, looked at from beside it. */
export type ReplicaLook = {
  folder: string;
  /** `missing`: folder or file is not there; `unreadable`: not for whoever looks; `foreign`: of another store. */
  state: 'whole' | 'missing' | 'unreadable' | 'damaged' | 'foreign';
  /** Keys that others know as live or destroyed and this one does not. */
  behind: number;
  /** Which disk, and which folder on it; undefined where the folder is not to be seen. */
  device: number | undefined;
  inode: number | undefined;
  /** Whether others on this machine may read the file, or enter the folder to change it. */
  isOpenToOthers: boolean;
};
export type KeyStoreLook = {
  replicas: ReplicaLook[];
  /** Keys that live by the database's word and are in no replica: what lies under them opens for nobody. */
  lost: number;
  /** Keys that live, over all replicas together. */
  live: number;
};

/** A server that writes does so in all replicas at once, but not in the same instant. */
const LOOKS = 4;
const BETWEEN_MS = 150;

type Read = { look: ReplicaLook; states: ReadonlyMap<string, KeyState> };

/**
 * Looks at every replica of a key store without taking its folder, so the server may run; changes nothing, and keeps
 * no key. `named` gives the keys that live by the database's word; it is asked before the files are read.
 */
export async function lookAtCaseKeys(
  folders: readonly string[],
  store: string,
  named: () => Promise<readonly string[]>,
): Promise<KeyStoreLook> {
  for (let left = LOOKS; ; left--) {
    const names = await named();
    const reads = await Promise.all(folders.map((folder) => readReplica(folder, refBytes(store))));
    const differences = compare(reads, names);
    const isQuiet = differences.replicas.every(({ state, behind }) => state !== 'damaged' && behind === 0);
    if (left === 1 || (isQuiet && differences.lost === 0)) return differences;
    await pause(BETWEEN_MS);
  }
}

function compare(reads: readonly Read[], names: readonly string[]): KeyStoreLook {
  const all = new Map<string, KeyState>();
  // A tombstone wins, as it does when replicas are joined.
  for (const { states } of reads)
    for (const [ref, state] of states) if (all.get(ref) !== 'destroyed') all.set(ref, state);
  const behindOf = ({ look, states }: Read) =>
    look.state === 'whole' ? [...all].filter(([ref, state]) => states.get(ref) !== state).length : 0;
  return {
    replicas: reads.map((read) => ({ ...read.look, behind: behindOf(read) })),
    lost: names.filter((ref) => !all.has(ref)).length,
    live: [...all.values()].filter((state) => state === 'live').length,
  };
}

async function readReplica(folder: string, store: Buffer): Promise<Read> {
  const place = await statOf(folder);
  const file = await statOf(keyFileOf(folder));
  const look = {
    folder,
    behind: 0,
    device: seen(place)?.dev,
    inode: seen(place)?.ino,
    isOpenToOthers: isOpen(seen(place), seen(file)),
  };
  const none = (state: ReplicaLook['state']): Read => ({ look: { ...look, state }, states: new Map() });
  const bytes = await readFile(keyFileOf(folder)).catch(faultOf);
  if (typeof bytes === 'string') return none(bytes);
  try {
    const head = decodeHead(bytes.subarray(0, RECORD_BYTES));
    if (head && !head.equals(store)) return none('foreign');
    const { states, broken } = statesIn(bytes);
    return { look: { ...look, state: head && !broken ? 'whole' : 'damaged' }, states };
  } finally {
    bytes.fill(0);
  }
}

function statesIn(bytes: Buffer): { states: Map<string, KeyState>; broken: boolean } {
  const states = new Map<string, KeyState>();
  let broken = bytes.length % RECORD_BYTES !== 0;
  for (let at = RECORD_BYTES; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES) {
    const record = decodeRecord(bytes.subarray(at, at + RECORD_BYTES));
    record?.key.fill(0);
    if (record) states.set(refText(record.ref), record.state);
    else broken = true;
  }
  return { states, broken };
}

type Fault = 'missing' | 'unreadable';
const GONE = new Set(['ENOENT', 'ENOTDIR']);

const faultOf = (error: NodeJS.ErrnoException): Fault =>
  GONE.has(error.code ?? '') ? 'missing' : 'unreadable';
const statOf = (path: string): Promise<Stats | Fault> => stat(path).catch(faultOf);
const seen = (found: Stats | Fault): Stats | undefined => (typeof found === 'string' ? undefined : found);

/** A folder that others may not enter guards its file; one that they may write to guards nothing. Windows has no such bits. */
function isOpen(folder: Stats | undefined, file: Stats | undefined): boolean {
  if (!folder || process.platform === 'win32') return false;
  const maySwap = (folder.mode & 0o022) !== 0;
  const mayEnter = (folder.mode & 0o011) !== 0;
  return maySwap || (mayEnter && file !== undefined && (file.mode & 0o066) !== 0);
}
