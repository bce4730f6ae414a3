import type { IdeaDesk, IdeaRound, IdeaRoundDecision } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { decideRound } from './ideas-api.ts';
import { useTranslation } from './use-translation.ts';

const REASONS = ['most-votes', 'safer-to-tell', 'gap-in-lessons'] as const;
type Reason = (typeof REASONS)[number];
const NONE = 'none';

/** What is made next: an option with a reason, or none of them. */
export function RoundDecision({
  round,
  onDone,
}: {
  round: IdeaRound;
  onDone(desk: IdeaDesk, sentence: string): void;
}) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    // Another answer under the same key would be refused: the reason is part of it.
    mutationFn: (decision: IdeaRoundDecision) => decideRound(round.id, decision, `${key}-${decision.reason}`),
    onSuccess: (desk) => onDone(desk, words('round.decided')),
  });
  const decision: IdeaRoundDecision | undefined =
    chosen === NONE ? { reason: 'none-fits' } : chosen && reason ? { reason, chosen } : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (decision) send.mutate(decision);
  };
  const titleOf = (id: string) => {
    const option = round.options.find((one) => one.id === id);
    if (!option) return words('round.none');
    const votes =
      option.votes === undefined ? words('round.few') : words('round.votes', { count: option.votes });
    return `${textIn(option.title, language) ?? option.title.vi} (${votes})`;
  };
  const notMost = send.error instanceof ApiError && send.error.status === 422;
  return (
    <form className="stack" onSubmit={submit}>
      <p>{words('round.over')}</p>
      <Choice
        legend={words('round.chosen')}
        codes={[...round.options.map(({ id }) => id), NONE]}
        wordsOf={titleOf}
        chosen={chosen ? [chosen] : []}
        problem={tried && !chosen ? words('decide.missing') : undefined}
        onChoose={setChosen}
      />
      {chosen && chosen !== NONE ? (
        <Choice<Reason>
          legend={words('decide.reason')}
          codes={REASONS}
          wordsOf={(code) => words(`reason.${code}`)}
          chosen={reason ? [reason] : []}
          problem={tried && !reason ? words('decide.missing') : undefined}
          onChoose={setReason}
        />
      ) : null}
      {send.error ? (
        <p className="notice notice--danger" role="alert">
          {notMost ? words('round.notMost') : errorText(send.error, t)}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button" disabled={send.isPending} aria-busy={send.isPending}>
          {send.isPending ? t('action.busy') : words('round.decide')}
        </button>
      </p>
    </form>
  );
}
