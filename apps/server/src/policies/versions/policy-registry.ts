import type { Sql } from '@khong-mot-minh/database';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import type { Logger } from 'pino';
import {
  findActivePolicies,
  findPolicyText,
  findPolicyVersion,
  type PolicyFiles,
} from '../queries/policy-versions.ts';
import { compileFiles } from './compile-files.ts';

/** A version ready to judge, with what it was compiled from. */
export type CompiledVersion = { program: CompiledPolicy; digest: string; files: PolicyFiles };
/** What judges a platform's events: its live version, and beside it the one in shadow. */
export type ActivePolicies = { mode: 'live' | 'shadow'; live: CompiledVersion; shadow?: CompiledVersion };

/**
 * Compiled programs by digest, each compiled once. Which of them is active for a platform is asked in the transaction
 * that needs it, so that a change holds in every process from the next batch on.
 */
export type PolicyRegistry = {
  /** The pack on disk: judges for every platform that has no version of its own. */
  base: CompiledVersion;
  active(sql: Sql, org: string): Promise<ActivePolicies>;
  live(sql: Sql, org: string): Promise<CompiledPolicy>;
  /** A version that once judged, by what it was compiled from. */
  byDigest(sql: Sql, org: string, digest: string): Promise<CompiledPolicy | undefined>;
  /** Any version of the platform; undefined where it does not compile. */
  version(sql: Sql, org: string, version: string): Promise<CompiledVersion | undefined>;
};

/** What judges for which platform. */
export type WithPolicies = { policies: PolicyRegistry };

const MOST = 64;

/** `log` hears of an active version that this build can no longer compile; the pack on disk judges instead. */
export function createPolicyRegistry(base: CompiledVersion, log: Pick<Logger, 'error'>): PolicyRegistry {
  const compiled = new Map<string, CompiledVersion>([[base.digest, base]]);

  const keep = (digest: string, version: string, files: PolicyFiles): CompiledVersion | undefined => {
    const { program } = compileFiles(version, files);
    if (!program) return undefined;
    const one = { program, digest, files };
    compiled.set(digest, one);
    for (const old of compiled.keys()) {
      if (compiled.size <= MOST) break;
      if (old !== base.digest) compiled.delete(old);
    }
    return one;
  };

  const version = async (sql: Sql, org: string, name: string): Promise<CompiledVersion | undefined> => {
    const row = await findPolicyVersion(sql, org, name);
    if (!row) return name === base.program.policy ? base : undefined;
    return compiled.get(row.digest) ?? keep(row.digest, name, row.files);
  };

  const active = async (sql: Sql, org: string): Promise<ActivePolicies> => {
    const found: { live?: CompiledVersion; shadow?: CompiledVersion } = {};
    const { mode, versions } = await findActivePolicies(sql, org);
    for (const row of versions) {
      const one = compiled.get(row.digest) ?? (await version(sql, org, row.version));
      if (one) found[row.state] = one;
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
    active,
    live: async (sql, org) => (await active(sql, org)).live.program,
    async byDigest(sql, org, digest) {
      const known = compiled.get(digest);
      if (known) return known.program;
      const text = await findPolicyText(sql, org, digest);
      return text && keep(digest, text.version, text.files)?.program;
    },
  };
}
