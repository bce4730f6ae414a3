import type { CaseCommand, OrganisationKind } from '@kmm/contracts';
import { isAllowed } from '@kmm/contracts/rules';
import type { ReportRow } from '@kmm/store';
import { type Refused, wrong } from './case-context.ts';

type Moves = Pick<Extract<CaseCommand, { type: 'refer' | 'transfer' }>, 'basis' | 'consent'>;

/**
 * A report moves only with its reporter's consent, for this kind of organisation or, where it was asked, for this very
 * one; a platform's case has no reporter and moves on the platform's own ground.
 */
export function refuseWithoutConsent(
  { basis, consent }: Moves,
  report: ReportRow | undefined,
  kind: OrganisationKind,
  agreed = false,
): Refused | undefined {
  if (!report) return basis === 'consent' ? wrong('/basis', 'nobody-consented') : undefined;
  if (report.withdrawn) return { refused: 'withdrawn' };
  if (!agreed && !isAllowed(report, kind)) return wrong('/consent', 'reporter-did-not-allow');
  if (!consent) return wrong('/consent', 'required');
  return undefined;
}
