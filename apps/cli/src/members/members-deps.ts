import type { createRecord, createVault } from '@kmm/server';
import type { Database } from '@kmm/store';

/** What every command of `kmm members` works with. */
export type MembersDeps = {
  db: Database;
  vault: ReturnType<typeof createVault>;
  record: ReturnType<typeof createRecord>;
  now(): Date;
  /** Where people sign in. */
  consoleUrl: string;
};
