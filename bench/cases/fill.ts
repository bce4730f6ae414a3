import { randomUUID } from 'node:crypto';
import type { Database } from '@khong-mot-minh/database';

/** An agency with one person who reads its queue. */
export type Agency = { org: string; person: string; cases: number };

/** How a million cases lie: two large agencies, several small ones. */
const SHARES = [0.4, 0.3, 0.1, 0.08, 0.06, 0.04, 0.015, 0.005];
/** What one statement inserts, so that the filling can say how far it is. */
const STEP = 50_000;

/**
 * Fills a scratch database by SQL: one case in ten is open, one in ten was referred to the next agency, and one in five
 * of those referrals is alive. Every fifth open case is one around an account that has others.
 */
export async function fillCases(
  { owner }: Database,
  count: number,
  progress: (done: number) => void,
): Promise<Agency[]> {
  const agencies: Agency[] = [];
  for (const [i, share] of SHARES.entries()) {
    const agency = { org: randomUUID(), person: randomUUID(), cases: Math.round(count * share) };
    agencies.push(agency);
    await owner.sql(
      `insert into organisation (id, kind, name, mode) values ($1, $2, jsonb_build_object('vi', $3::text, 'en', $3::text), 'live')`,
      [agency.org, i % 2 ? 'police' : 'platform', `Agency ${i}`],
    );
    await owner.sql(
      `insert into person (id, org_id, name, email, roles) values ($1, $2, $3, $4, '{reviewer}')`,
      [agency.person, agency.org, `Reader ${i}`, `reader-${i}@measured.invalid`],
    );
  }
  await owner.exec('create unlogged table referred_case (id uuid, at timestamptz)');
  let done = 0;
  for (const [i, { org, person, cases }] of agencies.entries())
    for (let from = 1; from <= cases; from += STEP) {
      const to = Math.min(from + STEP - 1, cases);
      await owner.sql(
        `with opened as (
           insert into cases (id, org_id, origin, status, tier, danger_now, category, subject, affected_child, assignee,
             unread, opened_at, updated_at, version, turn)
           select gen_random_uuid(), $1::uuid, 'decision',
             case when i % 10 > 0 then 'closed' when i % 40 = 0 then 'taken' else 'open' end,
             2 + i % 3, i % 997 = 0, 'GROOMING', 'acc-' || i, 'acc-' || (i::bigint * 7919 % 1000003),
             case when i % 10 = 0 and i % 4000 = 0 then $2::uuid end, i % 3 = 0,
             date_trunc('milliseconds', now()) - i * interval '20 seconds', now() - i * interval '10 seconds', 1,
             case when i % 50 = 0 then 1 + i / 50 % 20 else 1 end
           from generate_series($3::int, $4::int) as i returning id, opened_at
         )
         insert into referred_case select id, opened_at from opened where hashtext(id::text) % 10 = 0`,
        [org, person, from, to],
      );
      const next = agencies[(i + 1) % agencies.length]?.org;
      await owner.sql(
        `insert into case_access (org_id, case_id, scope, granted_at, expires_at)
         select $1::uuid, id, 'referral', at, case when hashtext(id::text) % 50 <> 0 then at + interval '1 day' end
         from referred_case`,
        [next],
      );
      await owner.exec('truncate referred_case');
      done += to - from + 1;
      progress(done);
    }
  await owner.exec('drop table referred_case');
  await owner.exec('vacuum analyze');
  return agencies;
}
