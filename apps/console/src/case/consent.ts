import type { CaseView, MayKnow, OrganisationKind } from '@kmm/contracts';
import type { ReferralBasis } from './case-terms.ts';

/** The rung of the ladder by which a reporter lets a kind of organisation know; other kinds have none. */
const RUNG: Record<OrganisationKind, MayKnow | undefined> = {
  helpline: 'hotline',
  police: 'police',
  school: 'school',
  platform: undefined,
  coalition: undefined,
};

export type Consent = 'allowed' | 'refused' | 'withdrawn' | 'nobody';

/** What the reporter said about this kind of organisation; `nobody` where the case has no reporter. */
export function consentFor(report: CaseView['report'], kind: OrganisationKind): Consent {
  if (!report) return 'nobody';
  if (report.withdrawn) return 'withdrawn';
  const rung = RUNG[kind];
  return rung && report.mayKnow.includes(rung) ? 'allowed' : 'refused';
}

/** A report moves only with consent; a case without a reporter moves on any other ground. */
export const mayMove = (consent: Consent): boolean => consent === 'allowed' || consent === 'nobody';

const ALL: readonly ReferralBasis[] = ['consent', 'danger-to-life', 'legal-duty', 'platform-terms'];

/** Grounds that can hold: consent needs a reporter who gave it, platform terms a platform's own case. */
export const basesFor = (consent: Consent): readonly ReferralBasis[] =>
  ALL.filter((basis) => {
    if (basis === 'consent') return consent === 'allowed';
    if (basis === 'platform-terms') return consent === 'nobody';
    return mayMove(consent);
  });
