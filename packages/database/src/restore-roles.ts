import type { Database } from './database.ts';
import { readMigrations } from './migrate.ts';

/**
 * What a PostgreSQL dump names but does not carry: the working roles (those that exist stay), and for as long as the
 * dump is read in the right of one of them to be given its functions. Dispose when the dump is in.
 */
export async function restoreRoles({ owner }: Pick<Database, 'owner'>): Promise<AsyncDisposable> {
  const [first] = await readMigrations();
  // The first migration opens with exactly this block, so the roles are written down once.
  const block = /do \$\$[\s\S]*?end \$\$;/.exec(first?.text ?? '')?.[0];
  if (!block) throw new Error('Restore roles: the first migration does not begin with them');
  await owner.exec(block);
  await owner.exec('grant create on schema public to kmm_referrals');
  return { [Symbol.asyncDispose]: () => owner.exec('revoke create on schema public from kmm_referrals') };
}

/** The login role to which the tables belong, which a restore must sign in as. */
export async function tableOwner({ owner }: Pick<Database, 'owner'>): Promise<string | undefined> {
  const [row] = await owner.sql<{ name: string }>(
    `select tableowner::text as name from pg_tables where schemaname = 'public' and tablename = 'schema_migration'`,
  );
  return row?.name;
}
