import { randomUUID } from 'node:crypto';
import { type Database, insertDuty, listOrganisations, listTeams } from '@kmm/store';
import type { SeedSecrets } from './seed-secrets.ts';
import { seedWorkspace } from './seed-workspace.ts';
import type { OrganisationPlan } from './workspace.ts';

const DUTY_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * The workspace, seeded the first time and found again every other time; `first` says which it was. Seeding is one
 * transaction, so a start that was cut short leaves nothing behind.
 */
export async function ensureWorkspace(
  db: Database,
  plans: readonly OrganisationPlan[],
  now: Date,
  secrets: SeedSecrets,
): Promise<{ platformId: string; first: boolean }> {
  const found = await db.tx({ kind: 'system' }, ({ sql }) => listOrganisations(sql));
  const platform = found.find((o) => o.kind === 'platform');
  if (!platform) {
    const seeded = await seedWorkspace(db, plans, now, DUTY_DAYS, secrets);
    return { platformId: seeded.platform.id, first: true };
  }
  await renewDuties(db, now);
  return { platformId: platform.id, first: false };
}

/** A workspace that was left alone for a month would stand before a closed door. */
async function renewDuties(db: Database, now: Date): Promise<void> {
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    const idle = (await listTeams(sql, now)).filter((t) => t.takesReports && !t.onDuty);
    for (const team of idle) {
      const members = await sql<{ person_id: string }>(
        'select person_id from team_member where team_id = $1 order by person_id',
        [team.id],
      );
      for (const { person_id: person } of members)
        await insertDuty(sql, {
          id: randomUUID(),
          team: team.id,
          org: team.org,
          person,
          from: now,
          until: new Date(now.getTime() + DUTY_DAYS * DAY_MS),
        });
    }
  });
}
