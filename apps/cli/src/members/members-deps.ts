import type { Database } from '@khong-mot-minh/database';
import type { createRecord, createVault } from '@khong-mot-minh/server';

/** What every command of `kmm members` works with. */
export type MembersDeps = {
  db: Database;
  vault: ReturnType<typeof createVault>;
  record: ReturnType<typeof createRecord>;
  now(): Date;
  /** Where people sign in. */
  consoleUrl: string;
};
