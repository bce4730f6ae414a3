import type { StatementCounts, StatementExport } from '@khong-mot-minh/contracts';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { type Home, homeDay, monthSpan } from '../../platform/home-day.ts';
import { statementsBetween, statementTotals } from '../queries/statement-figures.ts';
import { dsaStatement } from './dsa-statement.ts';
import { publishable, safeCounts } from './open-data.ts';
import { puidOf } from './platform-view.ts';

const monthOf = (home: Home, at: Date): string => homeDay(home, at).slice(0, 7);

/** A month of a platform's statements, the present one where none is named, without accounts or small groups. */
export function exportStatements(
  {
    db,
    jurisdiction: home,
    now,
    record,
    vault,
  }: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
  org: string,
  month: string = monthOf(home, now()),
): Promise<z.infer<typeof StatementExport>> {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async ({ sql }) => {
    const rows = await statementsBetween(sql, org, monthSpan(home, month));
    const data = publishable(rows.map((row) => dsaStatement(home, row, puidOf(vault, row.id))));
    await record(
      sql,
      'export.made',
      who,
      data.items.map(({ puid }) => puid),
    );
    return { month, ...data };
  });
}

/** Counts of a month over all platforms, which the ledger hears of before anything is counted. */
export async function countStatements(
  { db, jurisdiction: home, now, record }: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  month: string = monthOf(home, now()),
): Promise<z.infer<typeof StatementCounts>> {
  const who = actorOf(person);
  await db.tx(who, ({ sql }) => record(sql, 'export.made', who, [month]));
  const totals = await db.long({ kind: 'system' }, ({ sql }) => statementTotals(sql, monthSpan(home, month)));
  return { month, items: safeCounts(month, totals) };
}
