import type { KnownBand, PolicyDocument, ProtectionRow, ProtectionValue } from '@khong-mot-minh/contracts';
import { BANDS } from '../age.ts';
import { type Cell, laxestValue, stricterOf, strictness } from './matrix-cell.ts';
import { BAND_KEY, COOLDOWN_KEY, type Protected, type Setting, settingAt } from './setting.ts';

type Matrix = Pick<PolicyDocument, 'protections'>;

/** A protection as it holds for one account; `cell` is that of the band the account has by its age. */
export type EffectiveProtection = {
  key: string;
  row: ProtectionRow;
  cell: Cell;
  value: ProtectionValue;
  pending?: { value: ProtectionValue; appliesAtMs: number };
  cooldownHours: number;
};

/** The band whose defaults hold: after a birthday the earlier one, until somebody entitled moves it on. */
export function protectedBand({ protections }: Matrix, account: Protected): KnownBand {
  const row = protections[BAND_KEY];
  const chosen = account.settings[BAND_KEY];
  if (row === undefined || chosen === undefined) return account.band;
  const { value } = settingAt(chosen, account.nowMs);
  return BANDS.find((band) => band === stricterOf(row, value, account.band)) ?? account.band;
}

/** Every protection of an account, by key; whatever was chosen, no value is laxer than the band may ever have. */
export function effectiveProtections(matrix: Matrix, account: Protected): EffectiveProtection[] {
  const defaults = protectedBand(matrix, account);
  return Object.keys(matrix.protections)
    .sort()
    .flatMap((key) => effectiveProtection(matrix, account, key, defaults) ?? []);
}

/** One protection of an account; undefined for a key that the matrix does not have. */
export function effectiveProtection(
  matrix: Matrix,
  account: Protected,
  key: string,
  defaults: KnownBand = protectedBand(matrix, account),
): EffectiveProtection | undefined {
  const row = Object.hasOwn(matrix.protections, key) ? matrix.protections[key] : undefined;
  if (row === undefined) return undefined;
  const cell = row.bands[account.band];
  const { value, pending } = chosenOrDefault(row, account, key, defaults);
  return {
    key,
    row,
    cell,
    value,
    ...(pending && { pending }),
    cooldownHours: cell.cooldownHours ?? cooldown(matrix, account, defaults),
  };
}

function chosenOrDefault(
  row: ProtectionRow,
  { settings, nowMs, band }: Protected,
  key: string,
  defaults: KnownBand,
): Setting {
  const limit = laxestValue(row, band);
  const usual = row.bands[defaults].value;
  const chosen = Object.hasOwn(settings, key) ? settings[key] : undefined;
  const { value, pending } = chosen ? settingAt(chosen, nowMs) : { value: usual };
  // A value that a newer pack no longer has counts for nothing.
  const known = strictness(row, value) < 0 ? usual : value;
  const waits =
    pending && strictness(row, pending.value) > strictness(row, known) && strictness(row, pending.value) >= 0;
  return {
    value: stricterOf(row, known, limit),
    ...(waits && { pending: { ...pending, value: stricterOf(row, pending.value, limit) } }),
  };
}

function cooldown({ protections }: Matrix, account: Protected, defaults: KnownBand): number {
  const row = protections[COOLDOWN_KEY];
  if (row === undefined) return 0;
  const hours = Number(chosenOrDefault(row, account, COOLDOWN_KEY, defaults).value);
  return Number.isFinite(hours) ? hours : 0;
}
