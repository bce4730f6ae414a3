import { basesFor, type Consent } from '@khong-mot-minh/contracts/rules';
import type { MessageKey } from '../language/translate.ts';
import type { ReferralTarget } from './case-api.ts';
import type { ReferralBasis } from './case-terms.ts';

/** What the responder has filled in so far. */
export type ReferralForm = {
  target: ReferralTarget | undefined;
  basis: ReferralBasis | undefined;
  consentChecked: boolean;
  note: string;
};

type FormField = 'target' | 'basis' | 'consent' | 'note';
export type FormProblems = Partial<Record<FormField, MessageKey>>;

/** A sentence beside each field that keeps the referral from being sent; empty when it can go. */
export function problemsOf(form: ReferralForm, consent: Consent | undefined): FormProblems {
  if (!form.target || !consent) return { target: 'refer.missingTarget' };
  return {
    ...(consent === 'refused' && { target: 'refer.consentRefused' }),
    ...(consent === 'withdrawn' && { target: 'refer.consentWithdrawn' }),
    ...(!(form.basis && basesFor(consent).includes(form.basis)) && { basis: 'refer.missingBasis' }),
    ...(consent === 'allowed' && !form.consentChecked && { consent: 'refer.missingConsent' }),
    ...(form.note.trim() === '' && { note: 'refer.missingNote' }),
  };
}
