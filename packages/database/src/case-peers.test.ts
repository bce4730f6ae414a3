import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { orgsToTellOfPeers, takeUntoldPeers } from './case-peers.ts';
import { insertCase } from './cases.ts';
import { insertOrganisation } from './membership.ts';
import { openTestDatabase } from './test-database.ts';

test('who owns a case by now is not told of the accounts of its platform, and the platform is told once', async () => {
  await using db = await openTestDatabase();
  const [platform, owner, id] = [randomUUID(), randomUUID(), randomUUID()];
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    for (const org of [platform, owner])
      await insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' });
  });
  const nobody = { team: null, assignee: null, otherCategory: null, closedReason: null };
  await db.tx({ kind: 'platform', org: platform }, ({ sql }) =>
    insertCase(sql, {
      id,
      org: platform,
      ...nobody,
      origin: 'decision',
      status: 'open',
      tier: 3,
      dangerNow: false,
      category: 'BULLYING',
      peers: 'confirmed',
      subject: 'a',
      affectedChild: 'b',
      unread: true,
      share: 1,
      aside: false,
      wasRead: false,
      openedAt: new Date(0),
      updatedAt: new Date(0),
      version: 1,
    }),
  );
  // In one statement: at its end a case and its owner's grant name the same organisation.
  await db.owner.sql(
    `with granted as (update case_access set org_id = $1 where case_id = $2)
     update cases set org_id = $1 where id = $2`,
    [owner, id],
  );
  assert.deepEqual(await db.tx({ kind: 'system' }, ({ sql }) => orgsToTellOfPeers(sql)), [platform]);
  const taken = (org: string) => db.tx({ kind: 'platform', org }, ({ sql }) => takeUntoldPeers(sql));
  assert.deepEqual(await taken(owner), []);
  assert.deepEqual(await taken(platform), [
    { id, subject: 'a', affectedChild: 'b', category: 'BULLYING', confirmed: true },
  ]);
  assert.deepEqual(await taken(platform), []);
});
