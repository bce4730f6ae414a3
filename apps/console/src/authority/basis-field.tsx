import type { AuthorityBasis } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchBases } from './authority-api.ts';
import { BasisLine } from './basis-line.tsx';

type Props = {
  use: AuthorityBasis['uses'][number];
  chosen: AuthorityBasis['code'] | undefined;
  missing: boolean;
  onChoose(code: AuthorityBasis['code'] | undefined): void;
};

/** Grounds that serve this use; the chosen one says its source and grade at once. */
export function BasisField({ use, chosen, missing, onChoose }: Props) {
  const { language, t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['bases'],
    queryFn: fetchBases,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  const bases = data?.items.filter(({ uses }) => uses.includes(use)) ?? [];
  const basis = bases.find(({ code }) => code === chosen);
  return (
    <div className="stack stack--tight">
      <Field label={t('authority.basis')} error={missing && !basis ? t('authority.choose') : ''}>
        {(control) => (
          <select
            {...control}
            value={basis?.code ?? ''}
            onChange={(e) => onChoose(bases.find(({ code }) => code === e.target.value)?.code)}
          >
            <option value="">{t('authority.chooseBasis')}</option>
            {bases.map(({ code, title }) => (
              <option key={code} value={code}>
                {textIn(title, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {basis ? (
        <p className="basis">
          <BasisLine basis={basis} />
        </p>
      ) : null}
    </div>
  );
}
