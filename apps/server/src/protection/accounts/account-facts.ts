import { type Account, AGE_BANDS, type ProtectionValue } from '@kmm/contracts';
import {
  type AccountFacts,
  BAND_KEY,
  BANDS,
  type CompiledPolicy,
  effectiveProtection,
  inQuietHours,
  localMinutes,
  receiverBand,
} from '@kmm/protection';
import { findAccounts, findRestrictedUntil, findSettingsOf, type Sql } from '@kmm/store';
import { offsetMinutes } from './offset-minutes.ts';
import { settingsOf } from './read-protected.ts';

const QUIET_KEY = 'time.quiet_hours';

/** What is remembered of an account for judging its events; read again from `rereadAtMs` on. */
export type RememberedAccount = AccountFacts & {
  timeZone?: string | undefined;
  quietHours?: string | undefined;
  rereadAtMs?: number | undefined;
};

/** Keys whose change is seen by the rules. */
export const SEEN_BY_RULES: ReadonlySet<string> = new Set([BAND_KEY, QUIET_KEY]);

/** Accounts as the rules see them: what was put, what was chosen, and what limits them. */
export async function readAccountFacts(
  sql: Sql,
  { document }: CompiledPolicy,
  org: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, RememberedAccount>> {
  const put = new Map((await findAccounts(sql, org, ids)).map((a) => [a.id, a]));
  const chosen = await findSettingsOf(sql, org, ids, [...SEEN_BY_RULES]);
  const restricted = await findRestrictedUntil(sql, org, ids, now);
  return new Map(
    ids.map((id): [string, RememberedAccount] => {
      const account = put.get(id);
      const settings = settingsOf(chosen.get(id) ?? []);
      const band = receiverBand(account ?? { ageBand: 'unknown' });
      const holding = [BAND_KEY, QUIET_KEY].map((key) =>
        effectiveProtection(document, { band, settings, nowMs: now.getTime() }, key),
      );
      const [held, quiet] = holding;
      const until = restricted.get(id);
      const changes = [until?.getTime(), ...holding.map((h) => h?.pending?.appliesAtMs)];
      return [
        id,
        {
          ...withHeldBand(factsOf(id, account), held?.value),
          restricted: until !== undefined,
          timeZone: account?.timeZone,
          quietHours: quiet && String(quiet.value),
          rereadAtMs: earliest(changes),
        },
      ];
    }),
  );
}

/** The facts of an account at a moment of its own day; without a time zone nobody knows its night. */
export function atLocalTime(account: RememberedAccount, atMs: number): AccountFacts {
  const { timeZone, quietHours, rereadAtMs: _, ...facts } = account;
  if (timeZone === undefined || quietHours === undefined) return facts;
  return { ...facts, quietNow: inQuietHours(quietHours, localMinutes(atMs, offsetMinutes(timeZone, atMs))) };
}

/**
 * After a birthday the held band counts like a claim, which only ever protects more and excuses no sender. A leap over
 * several bands is no birthday but a correction of the age, and counts from the next event on.
 */
function withHeldBand(facts: AccountFacts, held: ProtectionValue | undefined): AccountFacts {
  const oneBandUp = BANDS.indexOf(receiverBand(facts)) - 1;
  const band = AGE_BANDS.find((one) => one === held);
  if (!band || BANDS[oneBandUp] !== band) return facts;
  return { ...facts, ageSources: [...(facts.ageSources ?? []), { source: 'claimed', band }] };
}

const factsOf = (id: string, account: Account | undefined): AccountFacts =>
  account
    ? {
        id,
        ageBand: account.ageBand,
        ageSources: account.ageSources,
        createdAtMs: Date.parse(account.createdAt),
        country: account.country,
      }
    : { id, ageBand: 'unknown' };

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((at) => at !== undefined);
  return known.length ? Math.min(...known) : undefined;
}
