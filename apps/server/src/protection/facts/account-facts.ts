import { type Account, AGE_BANDS, type KnownBand, type ProtectionValue } from '@khong-mot-minh/contracts';
import {
  findAccounts,
  findRestrictedUntil,
  findSettingsOf,
  findStoppedWith,
  type Sql,
  settleAll,
} from '@khong-mot-minh/database';
import {
  type AccountFacts,
  BAND_KEY,
  BANDS,
  type CompiledPolicy,
  dayStart,
  type EffectiveProtection,
  effectiveProtections,
  inQuietHours,
  localMinutes,
  receiverBand,
} from '@khong-mot-minh/protection';
import { offsetMinutes } from '../../platform/offset-minutes.ts';
import { settingsOf } from './read-protected.ts';

const QUIET_KEY = 'time.quiet_hours';

/** What is remembered of an account for judging its events; read again from `rereadAtMs` on. */
export type RememberedAccount = AccountFacts & {
  timeZone?: string | undefined;
  quietHours?: string | undefined;
  /** Accounts with which a person stopped the conversation, and until when. */
  stoppedWith?: readonly { account: string; untilMs: number }[] | undefined;
  rereadAtMs?: number | undefined;
};

/** Accounts as the rules see them: what was put, what was chosen, and what limits them. */
export async function readAccountFacts(
  sql: Sql,
  { document }: CompiledPolicy,
  org: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, RememberedAccount>> {
  const [accounts, chosen, restricted, stopped] = await settleAll(
    findAccounts(sql, org, ids),
    findSettingsOf(sql, org, ids, Object.keys(document.protections)),
    findRestrictedUntil(sql, org, ids, now),
    findStoppedWith(sql, org, ids, now),
  );
  const put = new Map(accounts.map((a) => [a.id, a]));
  return new Map(
    ids.map((id): [string, RememberedAccount] => {
      const account = put.get(id);
      const settings = settingsOf(chosen.get(id) ?? []);
      const band = receiverBand(account ?? { ageBand: 'unknown' });
      const holding = effectiveProtections(document, { band, settings, nowMs: now.getTime() });
      const settingOf = (wanted: string) => holding.find(({ key }) => key === wanted)?.value;
      const facts = withHeldBand(factsOf(id, account), settingOf(BAND_KEY));
      const quiet = settingOf(QUIET_KEY);
      const until = restricted.get(id);
      const stops = stopped.get(id);
      const ends = stops?.map((stop) => stop.until.getTime()) ?? [];
      const changes = [until?.getTime(), ...ends, ...holding.map((h) => h.pending?.appliesAtMs)];
      return [
        id,
        {
          ...facts,
          protections: chosenIn(holding, receiverBand(facts)),
          restricted: until !== undefined,
          timeZone: account?.timeZone,
          stoppedWith: stops?.map(({ account: other, until }) => ({
            account: other,
            untilMs: until.getTime(),
          })),
          quietHours: quiet === undefined ? undefined : String(quiet),
          rereadAtMs: earliest(changes),
        },
      ];
    }),
  );
}

/** What holds with another value than the band, as the rules see it, starts with; most accounts have nothing. */
function chosenIn(holding: readonly EffectiveProtection[], band: KnownBand): AccountFacts['protections'] {
  const other = holding.filter(({ row, value }) => value !== row.bands[band].value);
  return other.length === 0 ? undefined : Object.fromEntries(other.map(({ key, value }) => [key, value]));
}

/** The facts of an account at a moment of its own day; without a time zone nobody knows its night. */
export function atLocalTime(account: RememberedAccount, atMs: number): AccountFacts {
  const { timeZone, quietHours, rereadAtMs: _, stoppedWith: __, ...facts } = account;
  if (timeZone === undefined) return facts;
  const offset = offsetMinutes(timeZone, atMs);
  // The clocks may have been changed since midnight: the day began by the offset that held then.
  const offsetThen = offsetMinutes(timeZone, dayStart(atMs, offset));
  return {
    ...facts,
    dayStartMs: dayStart(atMs, offset) + (offset - offsetThen) * 60_000,
    ...(quietHours !== undefined && { quietNow: inQuietHours(quietHours, localMinutes(atMs, offset)) }),
  };
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
