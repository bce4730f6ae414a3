import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { answerPlace, type PlaceAnswer } from './take-downs-api.ts';
import { useTranslation } from './use-translation.ts';

const ANSWERS: readonly PlaceAnswer[] = ['passed-on', 'removed', 'not-possible'];

/** What became of a place; it can be said anew as often as it changes. */
export function AnswerForm({ id }: { id: string }) {
  const words = useTranslation();
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<PlaceAnswer>();
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: (status: PlaceAnswer) => answerPlace(id, status),
    onSuccess: () =>
      Promise.all([['take-downs'], ['inbox']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen) save.mutate(chosen);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choice<PlaceAnswer>
        legend={words('answer')}
        codes={ANSWERS}
        wordsOf={(code) => words(`answer.${code}`)}
        chosen={chosen ? [chosen] : []}
        problem={tried && !chosen ? words('answer.missing') : undefined}
        onChoose={setChosen}
      />
      <p className="small soft">{words('answer.hint')}</p>
      {save.error ? (
        <p className="notice notice--danger" role="alert">
          {errorText(save.error, t)}
        </p>
      ) : null}
      <div className="actions">
        <p role="status" className="said">
          {save.isSuccess ? words('answer.saved') : ''}
        </p>
        <button type="submit" className="button" disabled={save.isPending} aria-busy={save.isPending}>
          {words('answer.save')}
        </button>
      </div>
    </form>
  );
}
