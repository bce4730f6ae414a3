import type { KnownBand, ProtectionValue } from '@khong-mot-minh/contracts';

/** What an account chose for one key; a looser value waits until its hour has come. */
export type Setting = {
  value: ProtectionValue;
  pending?: { value: ProtectionValue; appliesAtMs: number } | undefined;
};

/** Everything that an account chose, by key. */
export type Settings = Readonly<Record<string, Setting>>;

/** The key whose value is the band that the defaults are taken from. */
export const BAND_KEY = 'account.band';
/** The key whose value is the hours before a looser value holds. */
export const COOLDOWN_KEY = 'change.cooldown_h';

/** An account as the matrix sees it: the band it has by its age, and what it chose. */
export type Protected = { band: KnownBand; settings: Settings; nowMs: number };

/** A setting as it stands at a moment: a pending value whose hour has come is the value. */
export function settingAt({ value, pending }: Setting, nowMs: number): Setting {
  if (pending === undefined) return { value };
  return pending.appliesAtMs <= nowMs ? { value: pending.value } : { value, pending };
}
