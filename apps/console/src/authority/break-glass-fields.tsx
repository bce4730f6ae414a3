import type { OverrideUnit } from '@khong-mot-minh/contracts';
import type { OverrideReason } from '@khong-mot-minh/contracts/codes';
import { OVERRIDE_REASONS } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonChoice } from '../case/reason-choice.tsx';
import { SEALED_LENGTH } from '../case/text-limits.ts';
import { Failure } from '../frame/failure.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchOverrideUnit } from './authority-api.ts';
import { sealFor } from './seal-for.ts';

/** What every act done alone needs: which danger, and why, sealed for the people who will review it. */
export function useBreakGlass(query: string | undefined) {
  const [reason, setReason] = useState<OverrideReason>();
  const [why, setWhy] = useState('');
  const unit = useQuery({
    queryKey: ['override-unit', query],
    queryFn: () => fetchOverrideUnit(query ?? ''),
    enabled: query !== undefined,
  });
  const { data } = unit;
  return {
    reason,
    setReason,
    why,
    setWhy,
    unit,
    ready: reason !== undefined && why.trim() !== '' && data !== undefined,
    seal: () => sealReason(reason, why, data),
  };
}

async function sealReason(reason: OverrideReason | undefined, why: string, unit: OverrideUnit | undefined) {
  if (!reason || !unit) throw new Error('An act alone was sent before its reason was given');
  return { reason, note: await sealFor('override-note', why, unit.reviewers) };
}

export function BreakGlassFields({
  self,
  tried,
}: {
  self: ReturnType<typeof useBreakGlass>;
  tried: boolean;
}) {
  const { language, t } = useLanguage();
  const { data: unit, error, refetch } = self.unit;
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!unit) return <p className="waiting">{t('app.loading')}</p>;
  const name = textIn(unit.name, language);
  return (
    <>
      <div className="notice notice--danger">
        <p>{t('override.pages', { unit: name })}</p>
        {unit.onDuty ? null : <p>{t('override.nobodyOnDuty', { unit: name })}</p>}
        {unit.alsoPaged ? <p>{t('override.alsoPaged', { unit: textIn(unit.alsoPaged, language) })}</p> : null}
      </div>
      <fieldset className="choices">
        <legend>{t('override.reason')}</legend>
        <ReasonChoice<OverrideReason>
          label={t('override.reason')}
          codes={OVERRIDE_REASONS}
          wordsOf={(code) => `overrideReason.${code}`}
          chosen={self.reason}
          missing={tried}
          onChoose={self.setReason}
        />
      </fieldset>
      <Field
        label={t('override.why')}
        hint={t('override.whyHint', { unit: name })}
        error={tried && self.why.trim() === '' ? t('authority.writeReason') : ''}
      >
        {(control) => (
          <textarea
            {...control}
            maxLength={SEALED_LENGTH}
            value={self.why}
            onChange={(e) => self.setWhy(e.target.value)}
          />
        )}
      </Field>
    </>
  );
}
