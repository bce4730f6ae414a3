import type { AppealDecision, AppealView } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { decideAppeal } from './appeals-api.ts';
import { Choice } from './choice.tsx';
import { useTranslation } from './use-translation.ts';

type Outcome = AppealDecision['outcome'];
type Reason = AppealDecision['reason'];
const OUTCOMES = ['reversed', 'upheld'] as const;
const REASONS = {
  reversed: ['does-not-fit', 'wrong-account', 'harmless-context', 'too-much'],
  upheld: ['fits-the-rule', 'no-new-facts', 'still-a-risk'],
} as const satisfies Record<Outcome, readonly Reason[]>;

/** Outcome and reason belong together; a change of mind about the first clears the second. */
function decisionOf(outcome: Outcome | undefined, reason: Reason | undefined): AppealDecision | undefined {
  if (outcome === 'reversed') {
    const known = REASONS.reversed.find((one) => one === reason);
    return known && { outcome, reason: known };
  }
  const known = REASONS.upheld.find((one) => one === reason);
  return outcome && known && { outcome, reason: known };
}

export function DecideForm({ view }: { view: AppealView }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState<Reason>();
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const decide = useMutation({
    mutationFn: (answer: AppealDecision) => decideAppeal(view.id, answer, key),
    onSuccess: (after) => {
      queries.setQueryData(['appeal', view.id], after);
      return queries.invalidateQueries({ queryKey: ['appeals'] });
    },
  });
  if (!view.mayDecide) return <p className="notice notice--warm">{words('decide.not')}</p>;
  const answer = decisionOf(outcome, reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (answer) decide.mutate(answer);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="small soft">{words('decide.lead')}</p>
      <Choice<Outcome>
        legend={words('decide.outcome')}
        codes={OUTCOMES}
        wordsOf={(code) => words(`outcome.${code}`)}
        chosen={outcome ? [outcome] : []}
        problem={tried && !outcome ? words('decide.missing') : undefined}
        onChoose={(code) => {
          setOutcome(code);
          setReason(undefined);
        }}
      />
      {outcome ? (
        <Choice<Reason>
          legend={words('decide.reason')}
          codes={REASONS[outcome]}
          wordsOf={(code) => words(`reason.${code}`)}
          chosen={reason ? [reason] : []}
          problem={tried && !reason ? words('decide.missing') : undefined}
          onChoose={setReason}
        />
      ) : null}
      {decide.error ? (
        <p className="notice notice--danger" role="alert">
          {errorText(decide.error, t)}
        </p>
      ) : null}
      <button type="submit" className="button" disabled={decide.isPending} aria-busy={decide.isPending}>
        {decide.isPending ? t('action.busy') : words('decide.submit')}
      </button>
    </form>
  );
}
