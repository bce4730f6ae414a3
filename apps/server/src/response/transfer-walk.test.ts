import assert from 'node:assert/strict';
import test from 'node:test';
import type { Database } from '@kmm/store';
import { walk } from './transfer-walk/walk.ts';
import { openWalkHouse, type Referral, type Truth } from './transfer-walk/walk-house.ts';

const WALKS = Number(process.env.TRANSFER_WALKS ?? 4);
const FIRST_SEED = Number(process.env.TRANSFER_SEED ?? 1);

const truthOf = ({ owner: { sql } }: Database): Truth => ({
  async owner(caseId) {
    const [row] = await sql<Awaited<ReturnType<Truth['owner']>>>(
      `select array(select a.org_id from case_access a where a.case_id = c.id and a.scope = 'owner') as owners,
              c.org_id as named,
              (select count(*)::int from referral f
               where f.case_id = c.id and f.kind = 'transfer' and f.status = 'sent') as offers,
              (select count(*)::int from transfer_question q
               where q.case_id = c.id and q.status in ('waiting', 'agreed')) as asked
       from cases c where c.id = $1`,
      [caseId],
    );
    assert.ok(row);
    return row;
  },
  referrals: (caseId) =>
    sql<Referral>(`select id, kind, status, to_org from referral where case_id = $1 order by made_at, id`, [
      caseId,
    ]),
  async runOut(caseId) {
    const rows = await sql(
      `update transfer_question set asked_at = asked_at - interval '80 hours',
         answer_by = answer_by - interval '80 hours', answered_at = answered_at - interval '10 days'
       where case_id = $1 and status in ('waiting', 'refused') returning id`,
      [caseId],
    );
    return rows.length > 0;
  },
});

test('random walks of a case find two owners never and an unreadable child never', async (t) => {
  await using house = await openWalkHouse(truthOf);
  const startedMs = Date.now();
  const done = { steps: 0, texts: 0 };
  const acts = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + WALKS; seed++) {
    const { steps, texts, names } = await walk(house, seed).catch((cause: unknown) => {
      throw new Error(`Walk with TRANSFER_SEED=${seed} TRANSFER_WALKS=1`, { cause });
    });
    done.steps += steps;
    done.texts += texts;
    for (const name of names) acts.set(name, (acts.get(name) ?? 0) + 1);
  }
  // A walk that never gets anywhere proves nothing.
  for (const name of [
    'ask',
    'agree',
    'refuse',
    'offer',
    'accept',
    'return',
    'done',
    'refer',
    'take-back',
    'write',
  ])
    assert.ok((acts.get(name) ?? 0) > 0 || WALKS < 100, `no walk carried out "${name}"`);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  const transfers = acts.get('accept transfer') ?? 0;
  t.diagnostic(
    `figure: ${WALKS} walks, ${done.steps} acts, ${transfers} transfers, ${done.texts} texts opened, 2 owners 0 times, unreadable 0 times, ${seconds} s`,
  );
});
