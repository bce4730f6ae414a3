import type { AcceptedIdea, IdeaDesk, IdeaRoundInput } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { EmptyState } from '../frame/empty-state.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { openRound } from './ideas-api.ts';
import { useTranslation } from './use-translation.ts';

const DAYS = 14;

/** Two to five accepted ideas that nobody chose yet, and for how many days. */
export function NewRound({
  accepted,
  onDone,
}: {
  accepted: readonly AcceptedIdea[];
  onDone(desk: IdeaDesk, sentence: string): void;
}) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const [options, setOptions] = useState<readonly string[]>([]);
  const [days, setDays] = useState(String(DAYS));
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (round: IdeaRoundInput) => openRound(round, key),
    onSuccess: (desk) => onDone(desk, words('round.opened')),
  });
  const free = accepted.filter(({ inRound, made }) => !inRound && !made);
  if (free.length < 2) return <EmptyState title={words('round.tooFew')} next={words('round.tooFewNext')} />;
  const count = Number(days);
  const fits = options.length >= 2 && options.length <= 5;
  const lasts = Number.isInteger(count) && count >= 1 && count <= 30;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fits && lasts) send.mutate({ options: [...options], days: count });
  };
  const titleOf = (id: string) => {
    const title = free.find((one) => one.id === id)?.title;
    return textIn(title, language) ?? title?.vi ?? id;
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3>{words('round.new')}</h3>
      <p className="small soft">{words('round.newLead')}</p>
      <Choice
        many
        legend={words('round.options')}
        codes={free.map(({ id }) => id)}
        wordsOf={titleOf}
        chosen={options}
        problem={tried && !fits ? words('round.optionsMissing') : undefined}
        onChoose={(id) =>
          setOptions((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
        }
      />
      <Field label={words('round.days')} {...(tried && !lasts && { error: words('round.daysMissing') })}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        )}
      </Field>
      {send.error ? (
        <p className="notice notice--danger" role="alert">
          {errorText(send.error, t)}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button" disabled={send.isPending} aria-busy={send.isPending}>
          {send.isPending ? t('action.busy') : words('round.open')}
        </button>
      </p>
    </form>
  );
}
