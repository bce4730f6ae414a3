import {
  commitCheckpoint,
  type Database,
  latestCheckpoint,
  type NewCheckpoint,
  type Sql,
  waitingOpen,
} from '@khong-mot-minh/database';
import {
  appendEntries,
  consistencyProof,
  emptyLog,
  ensureExtends,
  importSigner,
  type LogState,
  openCheckpoint,
  parseTilePath,
  signCheckpoint,
  stateFromTiles,
  tileWidth,
} from '@khong-mot-minh/ledger';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import type { Vault } from '../secrets.ts';
import { databaseLog } from './database-log.ts';
import { type LedgerRhythm, makeBatch } from './make-batch.ts';

// Any fixed number: with several servers one at a time orders the log.
const LOCK = 7_201_112;

/**
 * A round publishes what is public at once, and the batch if it is due by now or by the moment that it is asked for;
 * it gives how many leaves it added.
 */
export type Sequencer = Repeating<number, Date> & { vkey: string };

type SequencerDeps = {
  db: Database;
  vault: Vault;
  ledgerKey: string;
  rhythm: LedgerRhythm;
  now: () => Date;
};

/** The one that turns rows of the outbox into leaves, tiles and a signed checkpoint. */
export function startSequencer(
  { db, vault, ledgerKey, rhythm, now }: SequencerDeps,
  { onSize, ...cadence }: Cadence & { onSize: (size: number) => void },
): Sequencer {
  const signer = importSigner(ledgerKey);
  let state: LogState | undefined;

  const step = (at: Date) =>
    db.tx({ kind: 'system' }, async ({ sql }) => {
      if (db.kind === 'postgres') await sql('select pg_advisory_xact_lock($1)', [LOCK]);
      const last = await latestCheckpoint(sql);
      // Another server may have written since, or a commit of ours failed: the database is the log.
      if (!state || state.size !== (last?.size ?? 0)) state = await stateAt(sql, last?.size ?? 0);
      const open = (await waitingOpen(sql)).map(({ id, entry }) => ({ id, bytes: entry }));
      const due = await makeBatch(sql, vault, rhythm, at, state.size + open.length);
      const leaves = [...open, ...(due?.leaves ?? [])];
      if (leaves.length === 0) return { count: 0, next: state };
      const appended = appendEntries(
        state,
        leaves.map(({ bytes }) => bytes),
      );
      const checkpoint: NewCheckpoint = {
        firstIndex: state.size,
        leaves,
        tiles: appended.tiles.filter((t) => parseTilePath(t.path)?.width === tileWidth),
        batch: due?.batch,
        note: signCheckpoint(signer, appended),
      };
      await commitCheckpoint(sql, checkpoint);
      await guard(sql, last?.note, checkpoint.note, signer.vkey);
      return { count: leaves.length, next: appended.state };
    });

  const ordering = repeat(async (asked?: Date) => {
    const { count, next } = await step(asked ?? now());
    state = next;
    onSize(next.size);
    return count;
  }, cadence);
  return { vkey: signer.vkey, ...ordering };
}

const stateAt = async (sql: Sql, size: number): Promise<LogState> =>
  size === 0 ? emptyLog : stateFromTiles(size, databaseLog(sql));

/** Throws, and so rolls back, when the new checkpoint does not extend the last one as the database now holds it. */
async function guard(sql: Sql, last: string | undefined, next: string, vkey: string): Promise<void> {
  const opened = openCheckpoint(next, vkey);
  if (!opened.ok) throw new Error(`The new checkpoint cannot be read back: ${opened.why}`);
  if (!last) return;
  const before = openCheckpoint(last, vkey);
  if (!before.ok) throw new Error(`The last checkpoint was signed with another key: ${before.why}`);
  const proof = await consistencyProof(databaseLog(sql), before.checkpoint.size, opened.checkpoint.size);
  ensureExtends(before.checkpoint, opened.checkpoint, proof);
}
