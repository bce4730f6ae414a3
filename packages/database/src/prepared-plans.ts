import type { PGlite, Transaction } from '@electric-sql/pglite';
import { actorSettings, type Database, type Sql } from './database.ts';

/**
 * The same embedded database with the plans of its statements kept, as `Database.preparedTx` has it on PostgreSQL (decision
 * 0035): under row-level security planning takes longer than running, and who runs the same statements ten thousand
 * times does little else. A kept plan is made for its role and reads at each run on whose behalf that is.
 */
export async function preparePlans(db: Database, pglite: PGlite): Promise<Database> {
  await pglite.exec('set plan_cache_mode = force_generic_plan');
  const names = new Map<string, string>();
  const sqlOf =
    (handle: Pick<Transaction, 'exec'>): Sql =>
    async <Row>(text: string, params: readonly unknown[] = []) => {
      let name = names.get(text);
      if (name === undefined) {
        name = `kept_${names.size}`;
        await handle.exec(`prepare ${name} as ${text}`);
        names.set(text, name);
      }
      const values = params.length === 0 ? '' : `(${params.map(literal).join(', ')})`;
      const [answer] = await handle.exec(`execute ${name}${values}`);
      // `as`: which rows a statement gives its caller says, here as in the other databases.
      return (answer?.rows ?? []) as Row[];
    };
  const tx: Database['tx'] = (actor, fn, role = 'kmm_app') =>
    pglite.transaction(async (handle) => {
      const sql = sqlOf(handle);
      const { text, values } = actorSettings(role, actor);
      await sql(text, values);
      return fn({
        sql,
        async as(other, run) {
          await handle.exec(`set local role ${other}`);
          const result = await run(sql);
          await handle.exec(`set local role ${role}`);
          return result;
        },
      });
    });
  return { ...db, tx, preparedTx: tx, long: tx };
}

const literal = (value: unknown): string =>
  value === null || value === undefined ? 'null' : `'${textOf(value).replaceAll("'", "''")}'`;

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(textOf(one))).join(',')}}`;
  return String(value);
}
