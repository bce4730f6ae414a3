import { countLedger, type Database, lastBatch, lastCheckpoints, type Sql } from '@khong-mot-minh/database';
import {
  consistencyProof,
  openCheckpoint,
  rootOf,
  stateFromTiles,
  verifyConsistency,
} from '@khong-mot-minh/ledger';
import { databaseLog } from '../transparency/index.ts';
import { attention, type Finding, ok, unknown } from './finding.ts';

// Acts that wait for more than two rhythms: the sequencer no longer runs, or cannot write.
const LATE_RHYTHMS = 2;

/** The quick look: signature, size, root and the step from the checkpoint before. Every byte is `ledger:verify`'s. */
export async function checkLedger(db: Database, now: Date, vkey: string | undefined): Promise<Finding> {
  return db.tx({ kind: 'system' }, async ({ sql }) => {
    const [last, before] = await lastCheckpoints(sql);
    const { leaves, waiting } = await countLedger(sql);
    const batch = await lastBatch(sql);
    const isLate = batch && now.getTime() / 1000 > batch.at + LATE_RHYTHMS * batch.every;
    if (!last) return ok('ledger.empty');
    if (!vkey) return unknown('ledger.no-key', { size: last.size });
    const why = await faultOf(sql, { last, before, leaves, vkey });
    if (why) return attention('ledger.bad', { why });
    return isLate && waiting > 0
      ? attention('ledger.stuck', { waiting })
      : ok('ledger.ok', { size: last.size });
  });
}

type Parts = {
  last: { size: number; note: string };
  before: { note: string } | undefined;
  leaves: number;
  vkey: string;
};

async function faultOf(sql: Sql, { last, before, leaves, vkey }: Parts): Promise<string | undefined> {
  const opened = openCheckpoint(last.note, vkey);
  if (!opened.ok) return opened.why;
  if (opened.checkpoint.size !== last.size || leaves !== last.size)
    return `${opened.checkpoint.size} entries are signed, ${leaves} are there`;
  try {
    const root = rootOf(await stateFromTiles(last.size, databaseLog(sql)));
    if (!Buffer.from(root).equals(opened.checkpoint.root)) return 'the root is not the one that was signed';
    const earlier = before && openCheckpoint(before.note, vkey);
    if (!earlier) return undefined;
    if (!earlier.ok) return `the checkpoint before it: ${earlier.why}`;
    const proof = await consistencyProof(databaseLog(sql), earlier.checkpoint.size, last.size);
    return verifyConsistency(earlier.checkpoint, opened.checkpoint, proof)
      ? undefined
      : 'it does not extend the checkpoint before it';
  } catch (error) {
    // A tile that is missing or broken: that is the finding, not a fault of the check.
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}
