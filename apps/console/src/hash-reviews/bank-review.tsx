import type { HashReview } from '@khong-mot-minh/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchProposed, reviewHashes } from './hash-reviews-api.ts';
import { ProposedTable } from './proposed-table.tsx';
import { useTranslation } from './use-translation.ts';

type Decision = HashReview['decision'];
type Refusal = Extract<HashReview, { decision: 'refuse' }>['reason'];
const DECISIONS: readonly Decision[] = ['share', 'refuse'];
const REFUSALS: readonly Refusal[] = [
  'wrong-bank',
  'not-for-this-purpose',
  'known-harmless',
  'too-many-at-once',
];

/** What waits in one bank: some of it is chosen, then shared or refused together. */
export function BankReview({ bank, onDone }: { bank: string; onDone(sentence: string): void }) {
  const words = useTranslation();
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState<Refusal>();
  const [tried, setTried] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['hash-reviews', bank],
    queryFn: () => fetchProposed(bank),
  });
  const save = useMutation({
    mutationFn: (review: HashReview) => reviewHashes(bank, review),
    onSuccess: ({ changed }) => {
      setChosen(new Set());
      setDecision(undefined);
      setReason(undefined);
      setTried(false);
      onDone(words('done', { count: changed }));
    },
    onSettled: () =>
      Promise.all([['hash-reviews'], ['inbox']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const hashes = data.items.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (hashes.length === 0 || !decision) return;
    if (decision === 'share') save.mutate({ decision, hashes });
    else if (reason) save.mutate({ decision, hashes, reason });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <ProposedTable rows={data.items} chosen={chosen} onChoose={setChosen} />
      {tried && hashes.length === 0 ? (
        <p className="field__error" role="alert">
          {words('missing.hashes')}
        </p>
      ) : null}
      <Choice<Decision>
        legend={words('decide', { count: hashes.length })}
        codes={DECISIONS}
        wordsOf={(code) => words(`decision.${code}`)}
        chosen={decision ? [decision] : []}
        problem={tried && !decision ? words('missing') : undefined}
        onChoose={setDecision}
      />
      {decision === 'refuse' ? (
        <Choice<Refusal>
          legend={words('why')}
          codes={REFUSALS}
          wordsOf={(code) => words(`refusal.${code}`)}
          chosen={reason ? [reason] : []}
          problem={tried && !reason ? words('missing') : undefined}
          onChoose={setReason}
        />
      ) : null}
      {save.error ? (
        <p className="notice notice--danger" role="alert">
          {errorText(save.error, t)}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button" disabled={save.isPending} aria-busy={save.isPending}>
          {words('save')}
        </button>
      </p>
    </form>
  );
}
