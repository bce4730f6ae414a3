import type { AuthorityBasis, Jurisdiction } from '@khong-mot-minh/contracts';

/** The grounds of the country in which this house stands. */
export type Grounds = Pick<Jurisdiction, 'authorityBases'>;

/** The ground of a code that was stored; one that was used once stays in the file of the country. */
export function basisOf({ authorityBases }: Grounds, code: string): AuthorityBasis {
  const basis = authorityBases.find((one) => one.code === code);
  if (!basis) throw new Error(`The ground "${code}" is not in authority-bases.json of this country`);
  return basis;
}

/** Why a ground cannot carry an act; undefined where it can. */
export function basisProblem(
  { authorityBases }: Grounds,
  code: string,
  use: AuthorityBasis['uses'][number],
): 'unknown' | 'not-for-this' | undefined {
  const basis = authorityBases.find((one) => one.code === code);
  if (!basis) return 'unknown';
  return basis.uses.includes(use) ? undefined : 'not-for-this';
}
