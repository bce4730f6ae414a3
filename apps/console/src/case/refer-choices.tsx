import type { ConsentWord } from '@khong-mot-minh/contracts';
import type { Consent } from '@khong-mot-minh/contracts/rules';
import { textIn } from '@khong-mot-minh/i18n';
import { useId } from 'react';
import { Field } from '../frame/field.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import type { ReferralTarget } from './case-api.ts';
import { ReceiverDuty } from './receiver-duty.tsx';
import type { useReferForm } from './use-refer-form.ts';

type Form = ReturnType<typeof useReferForm>;

const CONSENT_SENTENCES = {
  allowed: 'refer.consentAllowed',
  refused: 'refer.consentRefused',
  withdrawn: 'refer.consentWithdrawn',
  nobody: 'refer.consentNobody',
} as const;

/** What the reporter said last of this receiver, and when; without such a word what the form says. */
function ConsentSentence({ consent, word }: { consent: Consent; word: ConsentWord | undefined }) {
  const { language, t } = useLanguage();
  if (!word || consent === 'withdrawn' || consent === 'nobody') return t(CONSENT_SENTENCES[consent]);
  const time = formatMoment(language, word.at);
  return t(word.allows ? 'refer.saidYes' : 'refer.saidNo', { time });
}

/** What the reporter chose is said as soon as the receiver is, not after the form was filled in. */
export function TargetChoice({
  form,
  targets,
  error,
}: {
  form: Form;
  targets: readonly ReferralTarget[];
  error: string;
}) {
  const { language, t } = useLanguage();
  return (
    <>
      <Field label={t('refer.target')} error={form.target ? '' : error}>
        {(control) => (
          <select
            {...control}
            value={form.target?.teamId ?? ''}
            onChange={(event) => form.choose(event.target.value)}
          >
            <option value="">{t('refer.targetNone')}</option>
            {targets.map(({ teamId, name, organisation, kind }) => (
              <option key={teamId} value={teamId}>
                {`${textIn(organisation, language)} – ${textIn(name, language)} (${t(`organisationKind.${kind}`)})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div role="status">
        {form.consent ? (
          <p className={form.consent === 'allowed' ? 'notice notice--ok' : 'notice notice--warm'}>
            <ConsentSentence consent={form.consent} word={form.word} />
          </p>
        ) : null}
        <ReceiverDuty target={form.target} />
      </div>
    </>
  );
}

export function BasisChoice({ form, error }: { form: Form; error: string }) {
  const { t } = useLanguage();
  const id = useId();
  if (form.bases.length === 0) return null;
  return (
    <fieldset
      className="choices"
      aria-describedby={error ? id : undefined}
      data-problem={error ? '' : undefined}
    >
      <legend className="label">{t('refer.basis')}</legend>
      {form.bases.map((basis) => (
        <label key={basis} className="check">
          <input
            type="radio"
            name="referral-basis"
            checked={form.basis === basis}
            onChange={() => form.setBasis(basis)}
          />
          <span>
            {t(`basis.${basis}`)}
            <span className="field__hint check__hint">{t(`basisHint.${basis}`)}</span>
          </span>
        </label>
      ))}
      {error ? (
        <p id={id} className="field__error" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

export function ConsentCheck({ form, error }: { form: Form; error: string }) {
  const { t } = useLanguage();
  const id = useId();
  if (form.consent !== 'allowed') return null;
  return (
    <div data-problem={error ? '' : undefined}>
      <label className="check">
        <input
          type="checkbox"
          checked={form.consentChecked}
          aria-describedby={error ? id : undefined}
          onChange={(event) => form.setConsentChecked(event.target.checked)}
        />
        {t('refer.consent')}
      </label>
      {error ? (
        <p id={id} className="field__error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
