import type { KnownBand, ProtectionRow, ProtectionValue } from '@khong-mot-minh/contracts';

export type Cell = ProtectionRow['bands'][KnownBand];

/** Place of a value in a row: 0 is the strictest; -1 where the row does not have it. */
export const strictness = ({ order }: ProtectionRow, value: ProtectionValue): number => order.indexOf(value);

/** The stricter of two values of a row. */
export const stricterOf = (row: ProtectionRow, a: ProtectionValue, b: ProtectionValue): ProtectionValue =>
  strictness(row, a) <= strictness(row, b) ? a : b;

/** The laxest value that a band may ever have, whoever asks. */
export function laxestValue(row: ProtectionRow, band: KnownBand): ProtectionValue {
  const { value, loosenBy, upTo } = row.bands[band];
  return loosenBy === 'locked' ? value : (upTo ?? row.order.at(-1) ?? value);
}

/** The laxest value that a young person or adult of that band reaches without anybody else. */
export function laxestAlone(row: ProtectionRow, band: KnownBand): ProtectionValue {
  const { value, loosenBy } = row.bands[band];
  return loosenBy === 'teen' || loosenBy === 'self' ? laxestValue(row, band) : value;
}
