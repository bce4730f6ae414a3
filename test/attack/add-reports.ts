import { randomUUID } from 'node:crypto';
import { type Database, insertCase, insertReport, listTeams } from '@khong-mot-minh/database';

/** Reports of this hour without words, as the tables hold them; sealing and receipts would take minutes. */
export async function addReports(db: Database, teamId: string, count: number): Promise<void> {
  const at = new Date();
  const team = (await db.tx({ kind: 'public' }, ({ sql }) => listTeams(sql, at))).find(
    ({ id }) => id === teamId,
  );
  if (!team) throw new Error(`No team ${teamId}`);
  for (let n = 0; n < count; n++) {
    const [caseId, locator] = [randomUUID(), `before-${n}`];
    await db.tx({ kind: 'public', locator }, async ({ sql }) => {
      await insertCase(sql, {
        id: caseId,
        org: team.org,
        team: team.id,
        origin: 'report',
        status: 'open',
        tier: 2,
        dangerNow: false,
        category: 'OTHER_CHILD',
        peers: null,
        otherCategory: null,
        subject: null,
        affectedChild: null,
        assignee: null,
        unread: true,
        share: 1,
        aside: false,
        wasRead: false,
        closedReason: null,
        openedAt: at,
        updatedAt: at,
        version: 1,
      });
      await insertReport(sql, {
        id: randomUUID(),
        caseId,
        teamId: team.id,
        locator,
        verifierMac: new Uint8Array(32),
        reporterKeyId: 'a-key',
        reporterPublicKey: 'p',
        reporterLockedKey: 'l',
        ageBand: '13-15',
        help: [],
        mayKnow: ['team'],
        receivedHour: at,
      });
    });
  }
}
