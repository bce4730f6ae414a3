import process from 'node:process';
import { createRecord, createVault, readConfig, StartError } from '@khong-mot-minh/server';
import { openMigrated, runningServer } from '../operations/place.ts';
import { printJson } from '../run/verdict.ts';
import { createPrompter } from './create-prompter.ts';
import type { MembersSession } from './members-session.ts';

/** Opens the system that the environment names, for one command; an embedded one that runs is refused. */
export async function openMembers(): Promise<MembersSession> {
  const config = readConfig(process.env, 'serve');
  if (!config.databaseUrl) await refuseIfRunning(config.dataDir);
  const db = await openMigrated(config, 'members');
  const { server, receiptPepper } = config.secrets;
  const vault = createVault({ server, receiptPepper });
  const now = () => new Date();
  const ask = createPrompter();
  return {
    deps: { db, vault, record: createRecord(vault, now), now, consoleUrl: config.consoleUrl },
    ask,
    print: printJson,
    async [Symbol.asyncDispose]() {
      ask[Symbol.dispose]();
      await db[Symbol.asyncDispose]();
    },
  };
}

async function refuseIfRunning(dataDir: string): Promise<void> {
  const holder = await runningServer(dataDir);
  if (holder === undefined) return;
  const who = typeof holder === 'object' ? `the server at ${holder.url}` : holder;
  throw new StartError(
    `The embedded database is in use by ${who}; stop it first, or use PostgreSQL (DATABASE_URL)`,
  );
}
