import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { BankReview } from './bank-review.tsx';
import { fetchBanks } from './hash-reviews-api.ts';
import { useTranslation } from './use-translation.ts';

/** Hashes that were sent to the organisation's banks and that nobody has looked at: nothing goes out before that. */
export default function HashReviewsPage() {
  const words = useTranslation();
  const { language, t } = useLanguage();
  const [said, setSaid] = useState('');
  useTitle(words('title'));
  const { data, error, refetch } = useQuery({ queryKey: ['hash-reviews', 'banks'], queryFn: fetchBanks });
  const banks = data?.filter(({ own, counts }) => own && counts.proposed > 0);
  return (
    <div className="page page--narrow stack">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {banks?.length === 0 ? <EmptyState title={words('none')} next={words('noneNext')} /> : null}
      <p role="status" className="said">
        {said}
      </p>
      {banks?.map((bank) => (
        <section key={bank.id} className="panel stack" aria-labelledby={`bank-${bank.id}`}>
          <h2 id={`bank-${bank.id}`}>{textIn(bank.name, language)}</h2>
          <p className="small soft">{words('waiting', { count: bank.counts.proposed })}</p>
          <BankReview bank={bank.id} onDone={setSaid} />
        </section>
      ))}
    </div>
  );
}
