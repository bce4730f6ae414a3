import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useTranslation } from '../policy/use-translation.ts';

type Props<Outcome extends string, Reason extends string> = {
  outcomes: Readonly<Record<Outcome, readonly Reason[]>>;
  /** Only some of them, where a person may not do all. */
  offered?: readonly Outcome[] | undefined;
  wordOfOutcome(outcome: Outcome): string;
  wordOfReason(reason: Reason): string;
  decide(outcome: Outcome, reason: Reason): Promise<unknown>;
};

/** Outcome, then a reason that belongs to it; both are codes. */
export function DecisionForm<Outcome extends string, Reason extends string>(props: Props<Outcome, Reason>) {
  const { outcomes, offered, wordOfOutcome, wordOfReason, decide } = props;
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState<Reason>();
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ([what, why]: [Outcome, Reason]) => decide(what, why),
    onSettled: () => queries.invalidateQueries({ queryKey: ['limits'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (outcome && reason) mutate([outcome, reason]);
  };
  // `as`: the keys of `outcomes` are the outcomes.
  const codes = offered ?? (Object.keys(outcomes) as Outcome[]);
  return (
    <form className="stack" onSubmit={submit}>
      <Choice<Outcome>
        legend={words('limits.decide')}
        codes={codes}
        wordsOf={wordOfOutcome}
        chosen={outcome ? [outcome] : []}
        problem={tried && !outcome ? words('limits.missing') : undefined}
        onChoose={(code) => {
          setOutcome(code);
          setReason(undefined);
        }}
      />
      {outcome ? (
        <Choice<Reason>
          legend={words('limits.why')}
          codes={outcomes[outcome]}
          wordsOf={wordOfReason}
          chosen={reason ? [reason] : []}
          problem={tried && !reason ? words('limits.missing') : undefined}
          onChoose={setReason}
        />
      ) : null}
      {error ? (
        <p className="notice notice--danger" role="alert">
          {error instanceof ApiError && error.code === 'second-person'
            ? words('error.second')
            : errorText(error, t)}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button" disabled={isPending}>
          {isPending ? t('action.busy') : words('limits.submit')}
        </button>
      </p>
    </form>
  );
}
