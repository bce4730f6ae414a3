import { AuthorityBasis, type AuthorityBasisCode } from '@kmm/contracts';
import { z } from 'zod';
import given from '../../../../content/authority/bases.json' with { type: 'json' };

/** Every ground with its source, date and grade. */
export const BASES: readonly AuthorityBasis[] = z.array(AuthorityBasis).parse(given);

const byCode = new Map(BASES.map((basis) => [basis.code, basis]));

/** The ground of a code that was stored through the schema. */
export function basisOf(code: string): AuthorityBasis {
  // `as`: codes are written only through the schema that names them.
  const basis = byCode.get(code as AuthorityBasisCode);
  if (!basis) throw new Error(`The ground "${code}" is not in content/authority/bases.json`);
  return basis;
}

export const basisServes = (code: AuthorityBasisCode, use: AuthorityBasis['uses'][number]): boolean =>
  basisOf(code).uses.includes(use);
