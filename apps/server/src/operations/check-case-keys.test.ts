import assert from 'node:assert/strict';
import test from 'node:test';
import type { KeyStoreLook, ReplicaLook } from '@khong-mot-minh/database';
import { replicaFindings } from './check-case-keys.ts';
import type { HealthCode } from './finding.ts';

const replica = (device: number, more: Partial<ReplicaLook> = {}): ReplicaLook => ({
  folder: `/keys-${device}`,
  state: 'whole',
  behind: 0,
  device,
  inode: device,
  isOpenToOthers: false,
  ...more,
});
const codesOf = (replicas: ReplicaLook[], more: Partial<KeyStoreLook> = {}) =>
  replicaFindings({ replicas, lost: 0, live: 3, ...more }).map(({ code }) => code);
const gone = { device: undefined, inode: undefined } as const;

const cases: { name: string; replicas: ReplicaLook[]; lost?: number; codes: HealthCode[] }[] = [
  { name: 'two disks that agree', replicas: [replica(1), replica(2)], codes: ['replicas.ok'] },
  {
    name: 'one is not there',
    replicas: [replica(1), replica(2, { state: 'missing', ...gone })],
    codes: ['replicas.missing'],
  },
  {
    name: 'one may not be read',
    replicas: [replica(1), replica(2, { state: 'unreadable' })],
    codes: ['replicas.unreadable'],
  },
  {
    name: 'one is broken',
    replicas: [replica(1), replica(2, { state: 'damaged' })],
    codes: ['replicas.damaged'],
  },
  {
    name: 'one is of another database',
    replicas: [replica(1), replica(2, { state: 'foreign' })],
    codes: ['replicas.foreign'],
  },
  {
    name: 'one is behind',
    replicas: [replica(1), replica(2, { behind: 4 })],
    codes: ['replicas.behind'],
  },
  {
    name: 'one is open to others',
    replicas: [replica(1), replica(2, { isOpenToOthers: true })],
    codes: ['replicas.rights'],
  },
  {
    name: 'two folders of one disk',
    replicas: [replica(1), replica(1, { folder: '/keys-b', inode: 9 })],
    codes: ['replicas.one-disk'],
  },
  {
    name: 'a link to the first folder',
    replicas: [replica(1), replica(1, { folder: '/link' }), replica(2)],
    codes: ['replicas.one-folder'],
  },
  {
    name: 'none is there',
    replicas: [replica(1, { state: 'missing', ...gone }), replica(2, { state: 'missing', ...gone })],
    lost: 3,
    codes: ['replicas.all-away', 'replicas.missing', 'replicas.missing'],
  },
  {
    name: 'keys that no replica holds',
    replicas: [replica(1), replica(2)],
    lost: 2,
    codes: ['replicas.lost'],
  },
];

for (const { name, replicas, lost, codes } of cases)
  test(`${name}: ${codes.join(', ')}`, () => {
    assert.deepEqual(codesOf(replicas, { lost: lost ?? 0 }), codes);
  });
