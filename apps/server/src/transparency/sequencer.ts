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
import { databaseLog } from './database-log.ts';

const BATCH = 1000;
// Any fixed number: with several servers one at a time orders the log.
const LOCK = 7_201_112;

export type Sequencer = AsyncDisposable & {
  vkey: string;
  /** Orders everything that waits now; the demo and tests call it, the timer otherwise does. */
  run(): Promise<number>;
};

/** The one that turns outbox rows into leaves, tiles and a signed checkpoint, once a second at the most. */
export function startSequencer(
  db: Database,
  ledgerKey: string,
  {
    everyMs,
    onError,
    onSize,
  }: { everyMs: number; onError: (error: unknown) => void; onSize: (size: number) => void },
): Sequencer {
  const signer = importSigner(ledgerKey);
  let state: LogState | undefined;
  let running: Promise<number> = Promise.resolve(0);

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

  const run = () => {
    running = running.then(async () => {
      let total = 0;
      for (;;) {
        const { count, next } = await step();
        state = next;
        onSize(next.size);
        total += count;
        if (count < BATCH) return total;
      }
    });
    const mine = running;
    running = mine.catch(() => 0);
    return mine;
  };

  const timer = setInterval(() => void run().catch(onError), everyMs);
  return {
    vkey: signer.vkey,
    run,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await run().catch(onError);
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
