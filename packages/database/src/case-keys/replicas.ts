import { randomUUID } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { type FolderOwner, FolderTaken, ownFolder, SILENT_HOLDER } from '../own-folder.ts';
import { type KeyFile, openKeyFile } from './key-file.ts';
import { type KeyRecord, refBytes } from './key-record.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';

/** `away`: its folder or file is not there or failed; `foreign`: it belongs to another store and is left alone. */
export type ReplicaState = { folder: string; state: 'here' | 'away' | 'foreign'; device: number | undefined };

export type OpenReplicas = {
  folders: readonly string[];
  /** What the database says of the store; undefined before there is one. */
  store: string | undefined;
  /** Who asks, told to whoever opens the same folder meanwhile. */
  self: string;
  /**
   * Whether a missing folder is made at any time, because it lies in our own data folder. One that an operator named is
   * made at the first start only: later its absence may mean a disk that is not mounted.
   */
  makeFolders: boolean;
  /** Whether a holder of the folders that gives no answer is passed: the database has been taken over from it. */
  passSilent?: boolean;
};

export type Replicas = AsyncDisposable & {
  store: Buffer;
  table: KeyTable;
  /** Writes slots of the table to every replica that is here; fails when none is left. */
  write(slots: readonly number[]): Promise<void>;
  heal(): Promise<void>;
  states(): ReplicaState[];
};

/** No replica can be used: nothing sealed could be opened, or kept. */
export class CaseKeysMissing extends Error {}

type Replica = {
  folder: string;
  state: ReplicaState['state'];
  device?: number;
  file?: KeyFile;
  owner?: FolderOwner;
};

/** Opens every replica that is there and brings them to agree. */
export async function openReplicas(options: OpenReplicas): Promise<Replicas> {
  const { folders, self } = options;
  const list = folders.map((f) => `"${f}"`).join(', ');
  const first = options.store === undefined;
  const replicas: Replica[] = folders.map((folder) => ({ folder, state: 'away' }));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(async () => void (await Promise.all(replicas.map(close))));
  if (first || options.makeFolders) await makeAll(folders);
  const passing = { passSilent: options.passSilent === true, passed: false };
  await Promise.all(replicas.map((replica) => join(replica, self, first, passing)));
  const named = options.store === undefined ? undefined : refBytes(options.store);
  const store = named ?? replicas.find((r) => r.file?.store)?.file?.store ?? refBytes(randomUUID());
  for (const replica of replicas) await refuseForeign(replica, store);
  if (!first && !replicas.some((r) => wholeRecords(r) > 0))
    throw new CaseKeysMissing(`The key store of the cases is in none of ${list}`);
  const table = createKeyTable();
  // The fullest first: its records keep their places, so it stays whole while it is changed, and the others follow it.
  const byFullness = replicas.filter((r) => r.file).toSorted((a, b) => wholeRecords(b) - wholeRecords(a));
  for (const [place, replica] of byFullness.entries()) takeIn(table, replica, place === 0);
  // Where the one before us hangs it may still finish a write when it wakes, behind the last slot that it knew.
  if (passing.passed) for (let n = 0; n < PASSED_SLOTS; n++) table.add(filler());
  for (const replica of byFullness) await agree(replica, store, table);
  const here = () => replicas.filter((r) => r.state === 'here');
  const heal = async () => {
    for (const replica of here()) if (!(await replica.file?.isThere())) await close(replica);
    if (options.makeFolders) await makeAll(folders);
    const back: Replica[] = [];
    for (const replica of replicas.filter((r) => r.state === 'away')) {
      if (!(await join(replica, self, true).catch(unlessTaken))) continue;
      await refuseForeign(replica, store);
      if (replica.file) back.push(replica);
    }
    for (const replica of back) takeIn(table, replica, false);
    // What came back goes to those that were here before it is put in order itself.
    if (back.length > 0) for (const replica of [...here(), ...back]) await agree(replica, store, table);
  };
  await heal();
  if (here().length === 0)
    throw new CaseKeysMissing(`The key store of the cases can be written in none of ${list}`);
  const parts = cleanup.move();
  return {
    store,
    table,
    heal,
    async write(slots) {
      if (here().length === 0) await heal();
      await Promise.all(here().map((replica) => writeTo(replica, table, slots)));
      if (here().length === 0) throw new CaseKeysMissing('No replica of the key store could be written');
    },
    states: () => replicas.map(({ folder, state, device }) => ({ folder, state, device })),
    async [Symbol.asyncDispose]() {
      await parts.disposeAsync();
    },
  };
}

type Passing = { passSilent: boolean; passed: boolean };
/** More than one round of writes ever holds. */
const PASSED_SLOTS = 1024;

const makeAll = (folders: readonly string[]) =>
  // A folder that cannot be made is a replica that is away, and is told as such.
  Promise.all(folders.map((f) => mkdir(f, { recursive: true, mode: 0o700 }).catch(() => undefined)));

async function close(replica: Replica): Promise<void> {
  const { file, owner } = replica;
  delete replica.file;
  delete replica.owner;
  replica.state = 'away';
  await file?.close().catch(() => undefined);
  await owner?.[Symbol.asyncDispose]();
}

/** Takes a replica's folder and reads it; false where it is not there. */
async function join(replica: Replica, self: string, make: boolean, passing?: Passing): Promise<boolean> {
  const stats = await stat(replica.folder).catch(() => undefined);
  if (!stats?.isDirectory()) return false;
  replica.device = stats.dev;
  const owner = await ownFolder(replica.folder, self).catch((error: unknown) => {
    if (!passing?.passSilent || !(error instanceof FolderTaken) || error.holder !== SILENT_HOLDER)
      throw error;
    passing.passed = true;
  });
  if (owner) replica.owner = owner;
  try {
    replica.file = await openKeyFile(replica.folder, make);
    return true;
  } catch (error) {
    await close(replica);
    if (isFileFault(error)) return false;
    throw error;
  }
}

async function refuseForeign(replica: Replica, store: Buffer): Promise<void> {
  if (!replica.file?.store || replica.file.store.equals(store)) return;
  await close(replica);
  replica.state = 'foreign';
}

/** How much of a replica is whole, its head counted. */
const wholeRecords = ({ file }: Replica): number =>
  (file?.store ? 1 : 0) + (file?.records.filter((r) => r !== undefined).length ?? 0);

/**
 * A tombstone wins: a replica that was away while a key was destroyed does not bring it back. With `inPlace` a slot
 * that holds nothing whole, or a name for the second time, is filled with a tombstone of its own, so that nothing moves.
 */
function takeIn(table: KeyTable, { file }: Replica, inPlace: boolean): void {
  for (const record of file?.records ?? []) {
    const slot = record && table.slotOf(record.ref);
    if (record && slot === undefined) table.add(record);
    else if (inPlace) table.add(filler());
    if (record?.state === 'destroyed' && slot !== undefined) table.destroy(slot);
  }
}

const filler = (): KeyRecord => ({
  ref: refBytes(randomUUID()),
  state: 'destroyed',
  madeAt: new Date(0),
  key: Buffer.alloc(32),
});

async function agree(replica: Replica, store: Buffer, table: KeyTable): Promise<void> {
  await replica.file?.become(store, table.bytes(0, table.size)).then(
    () => {
      replica.state = 'here';
    },
    () => close(replica),
  );
}

async function writeTo(replica: Replica, table: KeyTable, slots: readonly number[]): Promise<void> {
  try {
    for (const [from, to] of runsOf(slots)) await replica.file?.write(from, table.bytes(from, to));
  } catch {
    // It is away from here on, which its state tells; the other replicas hold what it missed.
    await close(replica);
  }
}

/** Slots as runs that can be written at once. */
function runsOf(slots: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const slot of [...new Set(slots)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === slot) run[1] = slot + 1;
    else runs.push([slot, slot + 1]);
  }
  return runs;
}

const isFileFault = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** Another process has the folder: for us it is away. */
function unlessTaken(error: unknown): false {
  if (error instanceof FolderTaken) return false;
  throw error;
}
