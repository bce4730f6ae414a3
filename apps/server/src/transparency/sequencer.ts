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
} from '@kmm/ledger';
import {
  commitCheckpoint,
  type Database,
  latestCheckpoint,
  type NewCheckpoint,
  pendingLedger,
  type Sql,
} from '@kmm/store';
import { type Cadence, type Repeating, repeat } from '../operations/repeat.ts';
import { databaseLog } from './database-log.ts';

const BATCH = 1000;
// Any fixed number: with several servers one at a time orders the log.
const LOCK = 7_201_112;

/** A round orders everything that waits; the demo and tests ask for one, the clock otherwise does. */
export type Sequencer = Repeating<number> & { vkey: string };

/** The one that turns outbox rows into leaves, tiles and a signed checkpoint, once a second at the most. */
export function startSequencer(
  db: Database,
  ledgerKey: string,
  { onSize, ...cadence }: Cadence & { onSize: (size: number) => void },
): Sequencer {
  const signer = importSigner(ledgerKey);
  let state: LogState | undefined;

  const step = () =>
    db.tx({ kind: 'system' }, async ({ sql }) => {
      if (db.kind === 'postgres') await sql('select pg_advisory_xact_lock($1)', [LOCK]);
      const last = await latestCheckpoint(sql);
      // Another server may have written since, or a commit of ours failed: the database is the log.
      if (!state || state.size !== (last?.size ?? 0)) state = await stateAt(sql, last?.size ?? 0);
      const entries = await pendingLedger(sql, BATCH);
      if (entries.length === 0) return { count: 0, next: state };
      const appended = appendEntries(
        state,
        entries.map((e) => e.entry),
      );
      const checkpoint: NewCheckpoint = {
        firstIndex: state.size,
        entries,
        tiles: appended.tiles.filter((t) => parseTilePath(t.path)?.width === tileWidth),
        note: signCheckpoint(signer, appended),
      };
      await commitCheckpoint(sql, checkpoint);
      await guard(sql, last?.note, checkpoint.note, signer.vkey);
      return { count: entries.length, next: appended.state };
    });

  const ordering = repeat(async () => {
    let total = 0;
    for (;;) {
      const { count, next } = await step();
      state = next;
      onSize(next.size);
      total += count;
      if (count < BATCH) return total;
    }
  }, cadence);
  return {
    vkey: signer.vkey,
    run: ordering.run,
    async [Symbol.asyncDispose]() {
      // What was asked for until now is ordered before the process ends.
      void ordering.run().catch(cadence.onError);
      await ordering[Symbol.asyncDispose]();
    },
  };
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
