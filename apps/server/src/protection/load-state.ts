import type { Database } from '@khong-mot-minh/database';
import {
  type ChunkLayout,
  chunkOf,
  createStateReader,
  decodeChunk,
  emptyState,
  type ProtectionState,
  type Write,
} from '@khong-mot-minh/protection';
import { type Checkpoint, readCheckpoint, readStateChunks, readStateText } from './queries/checkpoints.ts';

/** A state as a checkpoint has it, with what tells which later writes are not in it yet. */
export type LoadedState = {
  state: ProtectionState;
  /** All writes up to this batch are in the state. */
  batch: number;
  nextSeq: number | undefined;
  /** Whether accounts stand in it under their aliases. */
  aliased: boolean;
  /** Whether a write of a later batch is still to be applied: a chunk may hold more than the checkpoint promises. */
  misses(batch: number, write: Write): boolean;
};

const CHUNKS_A_READ = 8;
const TEXT_BYTES = 1 << 22;
/** A checkpoint may be replaced while it is read, once for each that is made meanwhile. */
const TRIES = 3;

/** Reads a platform's checkpoint chunk by chunk, each in a short transaction: no value is ever larger than one chunk. */
export async function loadState(db: Database, org: string): Promise<LoadedState> {
  for (let left = TRIES; ; left--) {
    const found = await db.tx({ kind: 'system', org }, ({ sql }) => readCheckpoint(sql, org));
    if (!found)
      return { state: emptyState(), batch: 0, nextSeq: undefined, aliased: true, misses: () => true };
    if ('text' in found)
      return {
        state: await readText(db, org),
        batch: found.batch,
        nextSeq: undefined,
        aliased: false,
        misses: () => true,
      };
    const loaded = await readChunks(db, org, found);
    if (loaded) return loaded;
    if (left === 1) throw new Error(`Read checkpoint: chunks of "${found.save}" are missing`);
  }
}

async function readChunks(
  db: Database,
  org: string,
  checkpoint: Checkpoint,
): Promise<LoadedState | undefined> {
  const state = emptyState();
  // `as`: written by the engine's `layoutOf`, and read by nobody else.
  const layout = checkpoint.layout as ChunkLayout;
  const batches: number[] = [];
  while (batches.length < checkpoint.chunks) {
    const chunks = await db.tx({ kind: 'system', org }, ({ sql }) =>
      readStateChunks(sql, org, checkpoint.save, batches.length, CHUNKS_A_READ),
    );
    if (chunks.length === 0) return undefined;
    for (const { chunk, batch, bytes } of chunks) {
      if (chunk !== batches.length) return undefined;
      decodeChunk(state, layout, bytes);
      batches.push(batch);
    }
  }
  const newest = batches.reduce((most, batch) => Math.max(most, batch), 0);
  return {
    state,
    batch: checkpoint.batch,
    nextSeq: checkpoint.nextSeq,
    aliased: checkpoint.aliased,
    misses: (batch, write) => batch > newest || batch > (batches[chunkOf(layout, write)] ?? 0),
  };
}

async function readText(db: Database, org: string): Promise<ProtectionState> {
  const reader = createStateReader();
  for (let from = 0; ; from += TEXT_BYTES) {
    const part = await db.tx({ kind: 'system', org }, ({ sql }) => readStateText(sql, org, from, TEXT_BYTES));
    if (part.length === 0) return reader.end();
    reader.push(part);
  }
}
