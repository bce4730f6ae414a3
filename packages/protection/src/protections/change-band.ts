import type { KnownBand, PolicyDocument, ProtectionValue } from '@khong-mot-minh/contracts';
import { bandRank } from '../age.ts';
import { effectiveProtection, protectedBand } from './effective-protections.ts';
import { strictness } from './matrix-cell.ts';
import { BAND_KEY, type Protected, type Setting, type Settings, settingAt } from './setting.ts';

export type BandChange = { key: string; from: ProtectionValue; to: ProtectionValue };

/**
 * What a new age does to an account: growing older changes nothing until somebody entitled confirms; turning out to be
 * younger tightens at once, ends what waits, and forgets every choice that the younger band would not start with.
 */
export function changeBand(
  matrix: Pick<PolicyDocument, 'protections'>,
  before: Protected,
  band: KnownBand,
): { settings: Settings; changes: BandChange[] } {
  if (band === before.band || matrix.protections[BAND_KEY] === undefined)
    return { settings: before.settings, changes: [] };
  const held = protectedBand(matrix, before);
  if (bandRank(band) > bandRank(before.band)) {
    // As they hold today: what the younger band capped does not come back with the older one.
    const capped: [string, Setting][] = Object.keys(before.settings).flatMap((key) => {
      const now = effectiveProtection(matrix, before, key);
      return now ? [[key, { value: now.value, ...(now.pending && { pending: now.pending }) }]] : [];
    });
    const settings = { ...Object.fromEntries(capped), [BAND_KEY]: { value: held } };
    return { settings, changes: [{ key: BAND_KEY, from: held, to: held }] };
  }
  const kept: [string, { value: ProtectionValue }][] = Object.entries(before.settings).flatMap(
    ([key, setting]) => {
      const row = matrix.protections[key];
      const { value } = settingAt(setting, before.nowMs);
      const laxer = row === undefined || strictness(row, value) > strictness(row, row.bands[band].value);
      return laxer ? [] : [[key, { value }]];
    },
  );
  const settings = Object.fromEntries(kept);
  const changes = Object.keys(matrix.protections).flatMap((key) => {
    const from = effectiveProtection(matrix, before, key)?.value;
    const to = effectiveProtection(matrix, { ...before, band, settings }, key)?.value;
    return from === undefined || to === undefined || from === to ? [] : [{ key, from, to }];
  });
  return { settings, changes };
}
