import type { CompiledPolicy } from '@kmm/protection';
import type { Sql } from '@kmm/store';
import type { Logger } from 'pino';
import {
  findPolicyText,
  findPolicyVersion,
  findStanding,
  type PolicyFiles,
} from '../queries/policy-versions.ts';
import { compileFiles } from './compile-files.ts';

/** A version ready to judge, with what it was compiled from. */
export type Shelved = { program: CompiledPolicy; digest: string; files: PolicyFiles };
/** What judges a platform's events: its live version, and beside it the one in shadow. */
export type Standing = { mode: 'live' | 'shadow'; live: Shelved; shadow?: Shelved };

/**
 * Compiled programs by digest, each compiled once. Which of them stands for a platform is asked in the transaction
 * that needs it, so that a change holds in every process from the next batch on.
 */
export type PolicyShelf = {
  /** The pack on disk: judges for every platform that has no version of its own. */
  base: Shelved;
  standing(sql: Sql, org: string): Promise<Standing>;
  live(sql: Sql, org: string): Promise<CompiledPolicy>;
  /** A version that once judged, by what it was compiled from. */
  once(sql: Sql, org: string, digest: string): Promise<CompiledPolicy | undefined>;
  /** Any version of the platform; undefined where it does not compile. */
  version(sql: Sql, org: string, version: string): Promise<Shelved | undefined>;
};

/** What judges for which platform. */
export type WithPolicies = { policies: PolicyShelf };

const MOST = 64;

/** `onRefused` hears of a standing version that this build can no longer compile; the pack on disk judges instead. */
export function createPolicyShelf(base: Shelved, log: Pick<Logger, 'error'>): PolicyShelf {
  const shelf = new Map<string, Shelved>([[base.digest, base]]);

  const keep = (digest: string, version: string, files: PolicyFiles): Shelved | undefined => {
    const { program } = compileFiles(version, files);
    if (!program) return undefined;
    const shelved = { program, digest, files };
    shelf.set(digest, shelved);
    for (const old of shelf.keys()) {
      if (shelf.size <= MOST) break;
      if (old !== base.digest) shelf.delete(old);
    }
    return shelved;
  };

  const version = async (sql: Sql, org: string, name: string): Promise<Shelved | undefined> => {
    const row = await findPolicyVersion(sql, org, name);
    if (!row) return name === base.program.policy ? base : undefined;
    return shelf.get(row.digest) ?? keep(row.digest, name, row.files);
  };

  const standing = async (sql: Sql, org: string): Promise<Standing> => {
    const found: { live?: Shelved; shadow?: Shelved } = {};
    const { mode, versions } = await findStanding(sql, org);
    for (const row of versions) {
      const shelved = shelf.get(row.digest) ?? (await version(sql, org, row.version));
      if (shelved) found[row.state] = shelved;
      else
        log.error(
          { org, version: row.version },
          'a version does not compile with this build; the pack on disk judges instead',
        );
    }
    return { mode, live: found.live ?? base, ...(found.shadow && { shadow: found.shadow }) };
  };

  return {
    base,
    version,
    standing,
    live: async (sql, org) => (await standing(sql, org)).live.program,
    async once(sql, org, digest) {
      const known = shelf.get(digest);
      if (known) return known.program;
      const text = await findPolicyText(sql, org, digest);
      return text && keep(digest, text.version, text.files)?.program;
    },
  };
}
