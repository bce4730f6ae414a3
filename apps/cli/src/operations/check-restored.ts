import { checkpointAt, type Database, readSchemaState } from '@khong-mot-minh/database';
import { type BackupManifest, StartError } from '@khong-mot-minh/server';

/** The restored database must hold what its manifest says; throws a sentence otherwise. */
export async function checkRestored(db: Database, manifest: BackupManifest): Promise<void> {
  const { applied, unknown } = await readSchemaState(db);
  if (unknown.length > 0)
    throw new StartError(
      `The backup is from a newer version (${unknown.join(', ')}); restore it with that version`,
    );
  const lost = manifest.migrations.filter((name) => !applied.includes(name));
  if (lost.length > 0)
    throw new StartError(`The restored database lacks ${lost.join(', ')}: it is not what was backed up`);
  const { size, checkpoint } = manifest.ledger;
  if (checkpoint === null) return;
  const note = await db.tx({ kind: 'system' }, ({ sql }) => checkpointAt(sql, size));
  if (note !== checkpoint)
    throw new StartError(`The restored database lacks the ledger's checkpoint at ${size} entries`);
}
