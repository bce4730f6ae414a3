import { type Database, listOrganisations, markPresent } from '@khong-mot-minh/database';
import type { SeedSecrets } from './seed-secrets.ts';
import { seedWorkspace } from './seed-workspace.ts';
import { standDuties } from './stand-duties.ts';
import type { OrganisationPlan } from './workspace.ts';

const DUTY_DAYS = 30;

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
  const organisations = await db.tx({ kind: 'system' }, ({ sql }) => listOrganisations(sql));
  const platform = organisations.find((o) => o.kind === 'platform');
  if (!platform) {
    const seeded = await seedWorkspace(db, plans, now, { dutyDays: DUTY_DAYS, secrets });
    return { platformId: seeded.platform.id, first: true };
  }
  await attendWorkspace(db, now);
  return { platformId: platform.id, first: false };
}

/**
 * Keeps the invented people on duty and at their desks: nobody else would open the demo's door, and the page says
 * above its button that nobody reads there.
 */
export async function attendWorkspace(db: Database, now: Date): Promise<void> {
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    const members = await sql<{ team: string; org: string; person: string; until: Date | null }>(
      `select m.team_id as team, m.org_id as org, m.person_id as person,
              (select max(r.ends_at) from roster r where r.team_id = m.team_id and r.person_id = m.person_id) as until
       from team_member m join team t on t.id = m.team_id where t.takes_reports order by m.person_id`,
    );
    for (const { until, ...who } of members) {
      if (!until || until <= now) await standDuties(sql, who, now, DUTY_DAYS);
      else await markPresent(sql, who, now);
    }
  });
}
