import type { Changer, LOOSEN_BY, PolicyDocument, ProtectionValue } from '@khong-mot-minh/contracts';
import { isMinor } from '../age.ts';
import { type EffectiveProtection, effectiveProtection } from './effective-protections.ts';
import { laxestValue, strictness } from './matrix-cell.ts';
import { BAND_KEY, type Protected, type Setting } from './setting.ts';

const HOUR_MS = 3_600_000;

/** Who asks for a change; `guardian` tells whether one is linked, and whether their own token came with it. */
export type ChangeRequest = {
  key: string;
  value: ProtectionValue;
  by: Changer;
  guardian: 'none' | 'linked' | 'confirmed';
};

export type WhoMay = (typeof LOOSEN_BY)[number];

/** What becomes of a change: `set` is to be stored, `waiting` and `unchanged` are not. */
export type ChangeVerdict =
  | { kind: 'unknown-key' }
  | { kind: 'unknown-value'; allowed: readonly ProtectionValue[] }
  | { kind: 'refused'; may: WhoMay; why: 'locked' | 'not-entitled' | 'too-lax' | 'no-guardian' | 'no-token' }
  | { kind: 'unchanged' }
  | { kind: 'waiting'; appliesAtMs: number }
  | { kind: 'set'; setting: Setting; from: ProtectionValue; appliesAtMs: number };

/** Judges a change: tightening holds at once, loosening needs who is entitled and waits out the cooldown. */
export function judgeChange(
  matrix: Pick<PolicyDocument, 'protections'>,
  account: Protected,
  request: ChangeRequest,
): ChangeVerdict {
  const now = effectiveProtection(matrix, account, request.key);
  if (now === undefined) return { kind: 'unknown-key' };
  const { row, value: from, pending } = now;
  const wanted = strictness(row, request.value);
  if (wanted < 0) return { kind: 'unknown-value', allowed: row.order };
  if (wanted > strictness(row, from)) return loosen(matrix, account, now, request);
  const same = wanted === strictness(row, from);
  if (same && pending === undefined) return { kind: 'unchanged' };
  // Taking back what still waits needs no right beyond being concerned.
  const may = same ? undefined : now.cell.tightenBy;
  const refused = refusal(request, may ?? concerned(request, account), account, may !== undefined);
  if (refused) return refused;
  return { kind: 'set', setting: { value: request.value }, from, appliesAtMs: account.nowMs };
}

function loosen(
  matrix: Pick<PolicyDocument, 'protections'>,
  account: Protected,
  { row, cell, value: from, pending, cooldownHours }: EffectiveProtection,
  request: ChangeRequest,
): ChangeVerdict {
  const wanted = strictness(row, request.value);
  // Back to what the band starts with is no loosening of a lock: who moves the band on may do it.
  const restores = cell.loosenBy === 'locked' && wanted <= strictness(row, cell.value);
  const may = restores
    ? (matrix.protections[BAND_KEY]?.bands[account.band].loosenBy ?? 'locked')
    : cell.loosenBy;
  const refused = refusal(request, may, account, true);
  if (refused) return refused;
  if (wanted > strictness(row, laxestValue(row, account.band)))
    return { kind: 'refused', may: 'locked', why: 'too-lax' };
  if (pending?.value === request.value) return { kind: 'waiting', appliesAtMs: pending.appliesAtMs };
  const appliesAtMs = account.nowMs + cooldownHours * HOUR_MS;
  const setting =
    cooldownHours === 0
      ? { value: request.value }
      : { value: from, pending: { value: request.value, appliesAtMs } };
  return { kind: 'set', setting, from, appliesAtMs };
}

type Refused = Extract<ChangeVerdict, { kind: 'refused' }>;

/** Whoever is concerned may tighten: the one whose account it is, and a guardian of a minor. */
const concerned = ({ by }: ChangeRequest, { band }: Protected): WhoMay =>
  isMinor(band) || by === 'self' || by === 'teen' ? by : 'self';

function refusal(
  { by, guardian }: ChangeRequest,
  may: WhoMay,
  account: Protected,
  needsToken: boolean,
): Refused | undefined {
  const refused = (why: Refused['why']): Refused => ({ kind: 'refused', may, why });
  if (may === 'locked') return refused('locked');
  const withGuardian = by === 'guardian' || by === 'both';
  const entitled =
    by === may || (by === 'both' && (may === 'guardian' || may === 'teen') && isMinor(account.band));
  if (!entitled) return refused('not-entitled');
  if (withGuardian && guardian === 'none') return refused('no-guardian');
  return withGuardian && needsToken && guardian !== 'confirmed' ? refused('no-token') : undefined;
}
