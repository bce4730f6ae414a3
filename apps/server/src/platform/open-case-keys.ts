import { join } from 'node:path';
import {
  type CaseKeys,
  CaseKeysMissing,
  coverBareWords,
  coverBareWraps,
  type Database,
  FolderTaken,
  nameKeyStore,
  noteCovered,
  openCaseKeys,
  readKeyStore,
} from '@khong-mot-minh/database';
import { StartError } from '../start-error.ts';

/** How many wraps one transaction covers: a start must not hold the database for long. */
const COVERED_AT_ONCE = 200;

type KeyPlace = { caseKeyFolders?: readonly string[] | undefined; dataDir: string };

/** Where the replicas stand: as configured, else two folders in the data folder, which is one disk. */
export const caseKeyFoldersOf = ({ caseKeyFolders, dataDir }: KeyPlace): readonly string[] =>
  caseKeyFolders ?? [join(dataDir, 'case-keys', '1'), join(dataDir, 'case-keys', '2')];

/**
 * Opens the keys that cover the wraps of cases, which no backup holds, and covers what was stored before there were any.
 * A database whose keys are not there is refused: with new ones nothing old could be opened, and nobody would be told.
 */
export async function openKeysOfCases(
  config: KeyPlace,
  db: Database,
  { self, now, leased }: { self: string; now: () => Date; leased: boolean },
): Promise<CaseKeys> {
  const known = await db.tx({ kind: 'system' }, ({ sql }) => readKeyStore(sql));
  const keys = await openCaseKeys({
    folders: caseKeyFoldersOf(config),
    store: known?.id,
    self,
    passSilent: leased,
    makeFolders: config.caseKeyFolders === undefined,
  }).catch((error: unknown) => {
    if (error instanceof FolderTaken) throw new StartError(`${error.message}; stop it first`);
    if (error instanceof CaseKeysMissing)
      throw new StartError(
        `${error.message}. Put a copy of one replica there, or name its folder in CASE_KEY_DIRS; without it no sealed text opens`,
      );
    throw error;
  });
  try {
    await db.tx({ kind: 'system' }, ({ sql }) => nameKeyStore(sql, keys.store));
    if (!known?.covered) await coverAll(db, keys, now);
    await wrapSealedText(db, keys, now);
    return keys;
  } catch (error) {
    await keys[Symbol.asyncDispose]();
    throw error;
  }
}

async function coverAll(db: Database, keys: CaseKeys, now: () => Date): Promise<void> {
  let covered: number;
  do
    covered = await db.tx({ kind: 'system' }, ({ sql }) => coverBareWraps(sql, keys, COVERED_AT_ONCE, now()));
  while (covered > 0);
  await db.tx({ kind: 'system' }, ({ sql }) => noteCovered(sql, now()));
}

/** Words of overrides and of authorities' requests from before they lay under keys; none are left after the first start. */
async function wrapSealedText(db: Database, keys: CaseKeys, now: () => Date): Promise<void> {
  let covered: number;
  do
    covered = await db.tx({ kind: 'system' }, ({ sql }) => coverBareWords(sql, keys, COVERED_AT_ONCE, now()));
  while (covered > 0);
}
