import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Database } from '@khong-mot-minh/database';
import { type Walks, walkTogether } from './transfer-walk/walk.ts';
import { openWalkHouse, type Referral, type Standing, type Truth } from './transfer-walk/walk-house.ts';

const WALKS = Number(process.env.TRANSFER_WALKS ?? 6);
const FIRST_SEED = Number(process.env.TRANSFER_SEED ?? 1);
const WORKERS = Number(process.env.TRANSFER_WORKERS ?? 1);

/** Cases that are walked beside each other: their sealing and opening goes on while the database answers another. */
const TOGETHER = 20;
/** Walks of one house: its database lies in memory and grows. */
const OF_A_HOUSE = 200;

const truthOf = ({ owner: { sql } }: Database): Truth => ({
  async standings(caseIds) {
    const rows = await sql<Standing & { id: string }>(
      `select c.id, array(select a.org_id from case_access a where a.case_id = c.id and a.scope = 'owner') as owners,
              c.org_id as named,
              (select count(*)::int from referral f
               where f.case_id = c.id and f.kind = 'transfer' and f.status = 'sent') as offers,
              (select count(*)::int from transfer_question q
               where q.case_id = c.id and q.status in ('waiting', 'agreed')) as asked,
              coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'from', f.from_org, 'consent', f.consent_given,
                 'reviewers', to_jsonb(array(select g.org_id from override o join override_page g on g.override_id = o.id
                                             where o.ref_id = f.id))))
               from referral f where f.case_id = c.id
                 and (f.status = 'sent' or (f.status = 'accepted' and f.kind = 'referral'))), '[]') as given
       from cases c where c.id = any ($1)`,
      [caseIds],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
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
    await sql(
      `update case_event set at = at - interval '10 days' where case_id = $1 and type in ('transfer.refused', 'consent.refused')`,
      [caseId],
    );
    return rows.length > 0;
  },
});

type Part = { first: number; count: number };

/** Walks with seeds in a row, in houses one after the other; tells of each group as it is done. */
async function walkPart({ first, count }: Part, done: (walks: Walks, count: number) => void): Promise<void> {
  for (let begin = first; begin < first + count; begin += OF_A_HOUSE) {
    await using house = await openWalkHouse(truthOf);
    const end = Math.min(first + count, begin + OF_A_HOUSE);
    for (let seed = begin; seed < end; seed += TOGETHER) {
      const seeds = Array.from({ length: Math.min(TOGETHER, end - seed) }, (_, n) => seed + n);
      done(await walkTogether(house, seeds), seeds.length);
    }
  }
}

if (isMainThread)
  test('random walks of a case find two owners never, an unreadable child never, and nothing passed on without consent', async (t) => {
    const startedMs = Date.now();
    const sum = { walks: 0, steps: 0, texts: 0 };
    const acts = new Map<string, number>();
    const add = ({ steps, texts, names }: Walks, walks: number): void => {
      sum.walks += walks;
      sum.steps += steps;
      sum.texts += texts;
      for (const name of names) acts.set(name, (acts.get(name) ?? 0) + 1);
      if (WALKS >= 1000 && Math.floor(sum.walks / 500) > Math.floor((sum.walks - walks) / 500))
        process.stderr.write(`  ${sum.walks} of ${WALKS} walks, ${seconds(startedMs)} s\n`);
    };
    const share = Math.ceil(WALKS / WORKERS);
    const parts = Array.from({ length: WORKERS }, (_, n) => ({
      first: FIRST_SEED + n * share,
      count: Math.max(0, Math.min(share, WALKS - n * share)),
    }));
    // One walk that fails ends the others.
    const workers: Worker[] = [];
    t.after(() => Promise.all(workers.map((worker) => worker.terminate())));
    await Promise.all(parts.map((part) => inWorker(part, add, workers)));
    assert.equal(sum.walks, WALKS);
    // A walk that never gets anywhere proves nothing.
    const must = ['ask', 'agree', 'refuse', 'offer', 'accept', 'accept transfer', 'return', 'done', 'refer'];
    must.push(
      'take-back',
      'write',
      'close',
      'withdraw',
      'override',
      'agreed',
      'allowed',
      'silence',
      'change of mind',
      'let a kind know',
      'take a kind back',
      'danger',
      'mark danger',
      'say danger',
    );
    if (WALKS >= 1000)
      for (const name of must) assert.ok((acts.get(name) ?? 0) > 0, `no walk carried out "${name}"`);
    const of = (name: string) => acts.get(name) ?? 0;
    t.diagnostic(
      `figure: ${sum.walks} walks, ${sum.steps} acts, ${of('accept transfer')} transfers, ${sum.texts} texts opened, 2 owners 0 times, unreadable 0 times, ${of('offer') + of('refer')} passed on with consent, ${of('override')} by override with its review, 0 without either, ${seconds(startedMs)} s`,
    );
  });
// In a thread of its own: the test runner follows every promise of the thread that it runs in.
else await walkPart(workerData, (walks, count) => parentPort?.postMessage({ walks, count }));

const seconds = (sinceMs: number): number => Math.round((Date.now() - sinceMs) / 1000);

async function inWorker(
  part: Part,
  add: (walks: Walks, count: number) => void,
  workers: Worker[],
): Promise<void> {
  if (part.count === 0) return;
  const worker = new Worker(new URL(import.meta.url), { workerData: part });
  workers.push(worker);
  worker.on('message', ({ walks, count }: { walks: Walks; count: number }) => add(walks, count));
  const [code] = await once(worker, 'exit');
  assert.equal(code, 0);
}
