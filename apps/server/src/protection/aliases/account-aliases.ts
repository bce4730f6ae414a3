import { randomBytes } from 'node:crypto';
import { type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import { type Sql, takeAliases } from '@khong-mot-minh/database';
import type { PlatformMemory } from '../platform-memory.ts';

/** Aliases of the accounts of one batch, and back. */
export type Aliases = {
  of(id: string): string;
  /** Undefined for one that takes no part in the batch. */
  known(id: string): string | undefined;
  idOf(alias: string): string;
};

/** 96 random bits: nothing leads from one to its account but the row that is destroyed with it. */
export const newAlias = (): string => randomBytes(12).toString('base64url');

/** The aliases of all accounts that take part in these events; a new account gets one. */
export async function loadAliases(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
): Promise<Aliases> {
  const aliases = new Map<string, string>();
  const missing: string[] = [];
  for (const id of new Set(events.flatMap((e) => [e.actor, targetOf(e)?.target ?? e.actor]))) {
    const known = memory.aliases.get(id);
    if (known === undefined) missing.push(id);
    else aliases.set(id, known);
  }
  if (missing.length > 0)
    for (const [id, alias] of await takeAliases(sql, org, missing, newAlias)) {
      aliases.set(id, alias);
      memory.aliases.set(id, alias);
    }
  const ids = new Map([...aliases].map(([id, alias]) => [alias, id]));
  return {
    of: (id) => {
      const alias = aliases.get(id);
      if (alias === undefined) throw new Error('Mask event: an account has no alias');
      return alias;
    },
    known: (id) => aliases.get(id),
    idOf: (alias) => ids.get(alias) ?? alias,
  };
}
