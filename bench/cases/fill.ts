import { randomUUID } from 'node:crypto';
import type { Database } from '@kmm/store';

/** An agency with one person who reads its queue. */
export type Agency = { org: string; person: string; cases: number };

/** How a million cases lie: two large agencies, several small ones. */
const SHARES = [0.4, 0.3, 0.1, 0.08, 0.06, 0.04, 0.015, 0.005];

/** Fills a scratch database by SQL: one case in ten is open, one in fifty is referred to the next agency. */
export async function fillCases({ owner }: Database, count: number): Promise<Agency[]> {
  const agencies: Agency[] = [];
  for (const [i, share] of SHARES.entries()) {
    const agency = { org: randomUUID(), person: randomUUID(), cases: Math.round(count * share) };
    agencies.push(agency);
    await owner.sql(
      `insert into organisation (id, kind, name_vi, name_en, mode) values ($1, $2, $3, $3, 'live')`,
      [agency.org, i % 2 ? 'police' : 'platform', `Agency ${i}`],
    );
    await owner.sql(
      `insert into person (id, org_id, name, email, roles) values ($1, $2, $3, $4, '{reviewer}')`,
      [agency.person, agency.org, `Reader ${i}`, `reader-${i}@measured.invalid`],
    );
  }
  // The grants are made below, all at once.
  await owner.exec('alter table cases disable trigger owner_grant');
  for (const { org, person, cases } of agencies)
    await owner.sql(
      `insert into cases (id, org_id, origin, status, tier, danger_now, category, subject, affected_child, assignee,
         unread, opened_at, updated_at, version)
       select gen_random_uuid(), $1::uuid, 'decision',
         case when i % 10 > 0 then 'closed' when i % 40 = 0 then 'taken' else 'open' end,
         2 + i % 3, i % 997 = 0, 'GROOMING', 'acc-' || i, 'acc-' || (i * 7919 % 1000003),
         case when i % 10 = 0 and i % 4000 = 0 then $2::uuid end, i % 3 = 0,
         now() - i * interval '20 seconds', now() - i * interval '10 seconds', 1
       from generate_series(1, $3::int) as i`,
      [org, person, cases],
    );
  await owner.exec(`alter table cases enable trigger owner_grant;
    insert into case_access (org_id, case_id, scope, granted_at) select org_id, id, 'owner', opened_at from cases`);
  for (const [i, { org }] of agencies.entries())
    await owner.sql(
      `insert into case_access (org_id, case_id, scope, granted_at)
       select $2::uuid, id, 'referral', opened_at from cases where org_id = $1::uuid and hashtext(id::text) % 50 = 0`,
      [org, agencies[(i + 1) % agencies.length]?.org],
    );
  await owner.exec('analyze');
  return agencies;
}
