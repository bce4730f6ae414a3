import { readMigrations } from './migrate.ts';
import type { Database } from './database.ts';

/** Makes the working roles that a PostgreSQL dump names but does not carry; those that exist stay. */
export async function createRoles({ owner }: Pick<Database, 'owner'>): Promise<void> {
  const [first] = await readMigrations();
  // The first migration opens with exactly this block, so the roles are written down once.
  const block = /do \$\$[\s\S]*?end \$\$;/.exec(first?.text ?? '')?.[0];
  if (!block) throw new Error('Create roles: the first migration does not begin with them');
  await owner.exec(block);
}
