import type { PGlite } from '@electric-sql/pglite';

/** Thresholds of PostgreSQL's autovacuum as it comes: fifty rows, and a tenth of the table or a fifth of it dead. */
const DUE = `
  select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
     or s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
  order by s.n_mod_since_analyze + s.n_dead_tup desc`;

/** Vacuums and analyses what is due, table by table, so that requests come between; gives their names. */
export async function tendTables(db: PGlite): Promise<string[]> {
  // The one process counts for itself, and passes its counts on when it is idle for long.
  await db.query('select pg_stat_force_next_flush()');
  const { rows } = await db.query<{ name: string }>(DUE);
  for (const { name } of rows) {
    // Neither the queue's role, which may have been left on the one connection, nor a transaction may vacuum.
    await db.exec('reset role');
    await db.exec(`vacuum (analyze) ${name}`);
  }
  return rows.map(({ name }) => name);
}
