import {
  type Database,
  type KeyStoreLook,
  listLiveKeys,
  lookAtCaseKeys,
  type ReplicaLook,
  readKeyStore,
} from '@khong-mot-minh/database';
import { attention, type Finding, type HealthCode, ok } from './finding.ts';

const FAULTS = {
  missing: 'replicas.missing',
  unreadable: 'replicas.unreadable',
  damaged: 'replicas.damaged',
  foreign: 'replicas.foreign',
} as const satisfies Partial<Record<ReplicaLook['state'], HealthCode>>;

/** Whether the keys under which sealed text lies stand where they should, more than once, and for nobody else. */
export async function checkCaseKeys(db: Database, folders: readonly string[]): Promise<Finding[]> {
  const store = await db.tx({ kind: 'system' }, ({ sql }) => readKeyStore(sql));
  if (!store) return [ok('replicas.none')];
  const named = () => db.tx({ kind: 'system' }, ({ sql }) => listLiveKeys(sql));
  return replicaFindings(await lookAtCaseKeys(folders, store.id, named));
}

/** What is said of what was seen: one sentence for each thing that a person has to mend. */
export function replicaFindings({ replicas, lost, live }: KeyStoreLook): Finding[] {
  const names = replicas.map(({ folder }) => folder).join(', ');
  const findings = replicas.flatMap(faultsOf);
  const usable = replicas.filter(({ state }) => state === 'whole' || state === 'damaged');
  if (usable.length === 0) findings.unshift(attention('replicas.all-away', { names }));
  else if (lost > 0) findings.unshift(attention('replicas.lost', { count: lost }));
  const place = placeFinding(replicas);
  if (place) findings.push(place);
  return findings.length > 0 ? findings : [ok('replicas.ok', { count: replicas.length, keys: live })];
}

function faultsOf({ folder, state, behind, isOpenToOthers }: ReplicaLook): Finding[] {
  const found: Finding[] = [];
  if (state !== 'whole') found.push(attention(FAULTS[state], { folder }));
  if (behind > 0) found.push(attention('replicas.behind', { folder, count: behind }));
  if (isOpenToOthers) found.push(attention('replicas.rights', { folder }));
  return found;
}

/** Two names of one folder hold one copy; two folders of one disk are lost with it. */
function placeFinding(replicas: readonly ReplicaLook[]): Finding | undefined {
  const there = replicas.filter(({ device }) => device !== undefined);
  const names = there.map(({ folder }) => folder).join(', ');
  if (new Set(there.map(({ device, inode }) => `${device}:${inode}`)).size < there.length)
    return attention('replicas.one-folder', { names });
  if (there.length > 1 && new Set(there.map(({ device }) => device)).size === 1)
    return attention('replicas.one-disk', { names });
  return undefined;
}
