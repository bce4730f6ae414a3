import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { insertCase, insertOrganisation } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import {
  insertPreservation,
  orgsToTellOfPreservations,
  takePreservationsOfOthers,
  takeUntoldPreservations,
} from './preservations.ts';

const DAY_MS = 86_400_000;

test('a preservation is told to the platform that has the account, and the account to nobody else', async () => {
  await using db = await openTestDatabase();
  const [platform, owner, caseId] = [randomUUID(), randomUUID(), randomUUID()];
  const at = new Date();
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    for (const org of [platform, owner])
      await insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' });
  });
  await db.tx({ kind: 'platform', org: platform }, ({ sql }) =>
    insertCase(sql, {
      id: caseId,
      org: platform,
      team: null,
      assignee: null,
      otherCategory: null,
      closedReason: null,
      origin: 'decision',
      status: 'open',
      tier: 4,
      dangerNow: false,
      category: 'SEXTORTION',
      peers: null,
      subject: 'a',
      affectedChild: 'b',
      unread: true,
      share: 1,
      aside: false,
      wasRead: false,
      openedAt: at,
      updatedAt: at,
      version: 1,
    }),
  );
  const told = async (org: string) => {
    await db.tx({ kind: 'platform', org }, ({ sql }) =>
      insertPreservation(sql, {
        id: randomUUID(),
        caseId,
        org,
        issuerOrg: org,
        issuerPerson: null,
        origin: 'decision',
        basis: 'policy:platform-safety',
        scope: ['subject-account'],
        at,
        expiresAt: new Date(at.getTime() + DAY_MS),
        toldAt: null,
      }),
    );
    const untold = await db.tx({ kind: 'system', org }, ({ sql }) => takeUntoldPreservations(sql, org, at));
    return untold.map(({ subject }) => subject);
  };
  assert.deepEqual(await told(platform), ['a']);
  const [own] = await db.owner.sql<{ untold: boolean }>(
    'select platform_told_at is null as untold from preservation',
  );
  assert.equal(own?.untold, false, 'the platform’s own is never looked for again');
  // In one statement: at its end a case and its owner's grant name the same organisation.
  await db.owner.sql(
    `with granted as (update case_access set org_id = $1 where case_id = $2)
     update cases set org_id = $1 where id = $2`,
    [owner, caseId],
  );
  assert.deepEqual(await told(owner), [null]);

  const waiting = await db.tx({ kind: 'system' }, ({ sql }) => orgsToTellOfPreservations(sql));
  assert.deepEqual(waiting, { keepers: [], platforms: [platform] });
  const ofOthers = async (org: string) => {
    const taken = await db.tx({ kind: 'platform', org }, ({ sql }) => takePreservationsOfOthers(sql, at));
    return taken.map(({ caseId: of, scope, subject }) => ({ of, scope, subject }));
  };
  assert.deepEqual(await ofOthers(owner), []);
  assert.deepEqual(await ofOthers(platform), [{ of: caseId, scope: ['subject-account'], subject: 'a' }]);
  assert.deepEqual(await ofOthers(platform), []);
});
