import type { KnownBand, ProtectionRow, ProtectionValue } from '@khong-mot-minh/contracts';
import type { AccountFacts } from '../facts.ts';

/** The value that holds for an account: what the facts say, else what its band starts with. */
export function heldValue(
  key: string,
  row: ProtectionRow,
  { protections }: AccountFacts,
  band: KnownBand,
): ProtectionValue {
  const value = protections !== undefined && Object.hasOwn(protections, key) ? protections[key] : undefined;
  // A value that the matrix does not have counts for nothing.
  return value !== undefined && row.order.includes(value) ? value : row.bands[band].value;
}
