import type { MeasureAnswer, MeasureProposal } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { answerProposal } from './appeals-api.ts';
import { Choice } from './choice.tsx';
import { answerOf, type Chosen, type DropReason } from './place-answer.ts';
import { RetaliationFields } from './retaliation-fields.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { proposal: MeasureProposal; onClose(): void; onDone(sentence: string): void };

const DECISIONS = ['place', 'drop'] as const;
const DROPS: readonly DropReason[] = ['no-risk-found', 'other-way', 'would-make-it-worse'];

/** "What if they retaliate?" stands before the limit, not after it. */
export function PlaceRestrictionDialog({ proposal, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>({ plan: [] });
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (answer: MeasureAnswer) => answerProposal(proposal.id, answer, key),
    onSuccess: ({ decision, restricted }) =>
      onDone(words(decision === 'drop' ? 'place.dropped' : restricted ? 'place.placed' : 'place.ran')),
  });
  const answer = answerOf(chosen);
  const missing = tried && 'missing' in answer ? answer.missing : undefined;
  const problem = (question: typeof missing) => (missing === question ? words('place.missing') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!('missing' in answer)) send.mutate(answer);
  };
  return (
    <Dialog open onClose={onClose} title={words('place.title')} lead={words('place.lead')}>
      <form className="stack" onSubmit={submit}>
        <details>
          <summary>{words('place.limits')}</summary>
          <ul className="small">
            {proposal.limits.map((limit) => (
              <li key={limit.en}>{textIn(limit, language)}</li>
            ))}
          </ul>
        </details>
        <Choice
          legend={words('place.decision')}
          codes={DECISIONS}
          wordsOf={(code) => words(`place.${code}`)}
          chosen={chosen.decision ? [chosen.decision] : []}
          problem={problem('decision')}
          onChoose={(decision) => setChosen((before) => ({ ...before, decision }))}
        />
        {chosen.decision === 'place' ? (
          <RetaliationFields
            risk={chosen.risk}
            plan={chosen.plan}
            missing={missing === 'risk' || missing === 'plan' ? missing : undefined}
            onChange={(change) => setChosen((before) => ({ ...before, ...change }))}
          />
        ) : null}
        {chosen.decision === 'drop' ? (
          <Choice
            legend={words('place.reason')}
            codes={DROPS}
            wordsOf={(code) => words(`place.drop.${code}`)}
            chosen={chosen.reason ? [chosen.reason] : []}
            problem={problem('reason')}
            onChoose={(reason) => setChosen((before) => ({ ...before, reason }))}
          />
        ) : null}
        {send.error ? (
          <p className="notice notice--danger" role="alert">
            {errorText(send.error, t)}
          </p>
        ) : null}
        <DialogActions submit={words('place.submit')} busy={send.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
