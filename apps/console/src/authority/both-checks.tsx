import { useLanguage } from '../language/language-context.tsx';

export type Checked = { forTheChild: boolean; leastData: boolean };
type Props = { checked: Checked; missing: boolean; onChange(checked: Checked): void };

/** What both people say of an answer before anything is given. */
export function BothChecks({ checked, missing, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <div data-problem={missing ? '' : undefined}>
      <label className="check">
        <input
          type="checkbox"
          checked={checked.forTheChild}
          onChange={(e) => onChange({ ...checked, forTheChild: e.target.checked })}
        />
        {t('request.checkChild')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={checked.leastData}
          onChange={(e) => onChange({ ...checked, leastData: e.target.checked })}
        />
        {t('request.checkLeast')}
      </label>
      {missing ? (
        <p className="field__error" role="alert">
          {t('request.checksMissing')}
        </p>
      ) : null}
    </div>
  );
}
