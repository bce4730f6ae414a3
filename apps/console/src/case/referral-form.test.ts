import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, type ReferralForm } from './referral-form.ts';

const name = { vi: 'Đội', en: 'Team' };
const target = {
  teamId: 't',
  name,
  organisationId: 'o',
  organisation: name,
  kind: 'police',
  keyId: 'k',
  publicKey: 'p',
  onDuty: true,
} as const;
const whole: ReferralForm = { target, basis: 'consent', consentChecked: true, note: 'n' };

const cases = [
  { name: 'a whole form can go', form: whole, consent: 'allowed', want: {} },
  {
    name: 'no receiver yet',
    form: { ...whole, target: undefined },
    consent: undefined,
    want: { target: 'refer.missingTarget' },
  },
  {
    name: 'the ticked box does not replace the reporter’s choice',
    form: whole,
    consent: 'refused',
    want: { target: 'refer.consentRefused', basis: 'refer.missingBasis' },
  },
  {
    name: 'the box is asked for on every ground of a report',
    form: { ...whole, basis: 'legal-duty', consentChecked: false },
    consent: 'allowed',
    want: { consent: 'refer.missingConsent' },
  },
  {
    name: 'without a reporter no box is asked for',
    form: { ...whole, basis: 'platform-terms', consentChecked: false },
    consent: 'nobody',
    want: {},
  },
  {
    name: 'blanks are no note',
    form: { ...whole, note: ' \n' },
    consent: 'allowed',
    want: { note: 'refer.missingNote' },
  },
] as const;
for (const { name: sentence, form, consent, want } of cases)
  test(sentence, () => assert.deepEqual(problemsOf(form, consent), want));
