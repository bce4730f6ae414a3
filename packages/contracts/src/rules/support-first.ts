import type { OrganisationKind } from '../codes/organisation-kinds.ts';
import type { ReferralBasis } from '../codes/referral-bases.ts';

/** Between minors support comes first; the police only where a life is in danger or a law demands it. */
export const isSupportFirst = (
  peersConfirmed: boolean,
  kind: OrganisationKind,
  basis: ReferralBasis | undefined,
): boolean => peersConfirmed && kind === 'police' && basis !== 'danger-to-life' && basis !== 'legal-duty';
