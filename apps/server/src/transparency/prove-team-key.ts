import type { TeamKeyProof } from '@khong-mot-minh/contracts';
import { findLeaf, latestCheckpoint } from '@khong-mot-minh/database';
import { tlogProof } from '@khong-mot-minh/ledger';
import type { Deps } from '../deps.ts';
import { databaseLog } from './database-log.ts';
import { findTeamKeys } from './queries/team-keys.ts';
import { entryOfTeamKey } from './record-team-key.ts';

/** What shows a stranger's browser that the log knows a key; `not-yet` until the sequencer has ordered the entry. */
export function proveTeamKey(
  { db }: Pick<Deps, 'db'>,
  keyId: string,
): Promise<TeamKeyProof | 'unknown' | 'not-yet'> {
  return db.tx({ kind: 'public' }, async ({ sql }) => {
    const keys = await findTeamKeys(sql, keyId);
    if (keys.length === 0) return 'unknown';
    const checkpoint = await latestCheckpoint(sql);
    for (const key of checkpoint ? keys : []) {
      const entry = entryOfTeamKey(key.setAt, key);
      const index = await findLeaf(sql, entry);
      // A leaf that the signed checkpoint does not cover yet proves nothing.
      if (!checkpoint || index === undefined || index >= checkpoint.size) continue;
      const proof = await tlogProof(databaseLog(sql), index, checkpoint.size, checkpoint.note);
      return { entry: Buffer.from(entry).toString('utf8'), proof };
    }
    return 'not-yet';
  });
}
