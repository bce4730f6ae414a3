import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';

const MAX_DAYS = 90;

/** Whole days from 1 to 90, or undefined. */
export const daysOf = (typed: string): number | undefined => {
  const days = Number(typed);
  return Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? days : undefined;
};

type Props = { value: string; missing: boolean; onChange(value: string): void };

export function DaysField({ value, missing, onChange }: Props) {
  const { t } = useLanguage();
  const wrong = missing && daysOf(value) === undefined;
  return (
    <Field label={t('preservation.days')} error={wrong ? t('preservation.daysWrong') : ''}>
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
