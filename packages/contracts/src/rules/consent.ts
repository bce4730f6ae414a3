import type { MayKnow } from '../codes/consent-levels.ts';
import { ORGANISATIONS, type OrganisationKind } from '../codes/organisation-kinds.ts';
import { REFERRAL_BASES, type ReferralBasis } from '../codes/referral-bases.ts';

/** What a reporter said of who may know. */
export type ReportWish = { mayKnow: readonly MayKnow[]; withdrawn: boolean };

export type Consent = 'allowed' | 'refused' | 'withdrawn' | 'nobody';

/** Whether the reporter lets this kind of organisation know. */
export function isAllowed({ mayKnow }: Pick<ReportWish, 'mayKnow'>, kind: OrganisationKind): boolean {
  const { consentLevel } = ORGANISATIONS[kind];
  return consentLevel !== undefined && mayKnow.includes(consentLevel);
}

/** What the reporter said about this kind of organisation; `nobody` where the case has no reporter. */
export function consentFor(report: ReportWish | undefined, kind: OrganisationKind): Consent {
  if (!report) return 'nobody';
  if (report.withdrawn) return 'withdrawn';
  return isAllowed(report, kind) ? 'allowed' : 'refused';
}

/** A report moves only with consent; a case without a reporter moves on any other ground. */
export const mayMove = (consent: Consent): boolean => consent === 'allowed' || consent === 'nobody';

/** Grounds that can hold: consent needs a reporter who gave it, a platform's terms the platform's own case. */
export const basesFor = (consent: Consent): readonly ReferralBasis[] =>
  REFERRAL_BASES.filter((basis) => {
    if (basis === 'consent') return consent === 'allowed';
    if (basis === 'platform-terms') return consent === 'nobody';
    return mayMove(consent);
  });

/** Kinds that an override of the reporter's wish can reach: who can save a life, if no consent lets them know. */
export const isBarred = (kind: OrganisationKind, report: Pick<ReportWish, 'mayKnow'>): boolean =>
  (kind === 'police' || kind === 'helpline') && !isAllowed(report, kind);
