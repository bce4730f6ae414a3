import type { IdeaDecision, IdeaDesk, WaitingIdea } from '@khong-mot-minh/contracts';
import { ACCEPT_REASONS, DECLINE_REASONS } from '@khong-mot-minh/contracts/codes';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { Choice } from '../appeals/choice.tsx';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { decisionOf, EMPTY_FORM, type FormPart, type IdeaDecisionForm } from './idea-decision-form.ts';
import { decideIdea } from './ideas-api.ts';
import { MarkedText } from './marked-text.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { idea: WaitingIdea; onClose(): void; onDone(desk: IdeaDesk): void };
const OUTCOMES = ['accepted', 'declined'] as const;
const WRITTEN = [
  { name: 'titleVi', max: 80, rows: 1 },
  { name: 'summaryVi', max: 300, rows: 3 },
  { name: 'titleEn', max: 80, rows: 1 },
  { name: 'summaryEn', max: 300, rows: 3 },
] as const;

/** Two choices with a reason code; accepting means writing it again in words of one's own. */
export function DecideDialog({ idea, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const [draft, setDraft] = useState<IdeaDecisionForm>(EMPTY_FORM);
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (decision: IdeaDecision) => decideIdea(idea.id, decision, key),
    onSuccess: onDone,
  });
  const decision = decisionOf(draft);
  const missing = tried && 'missing' in decision ? decision.missing : undefined;
  const problem = (part: FormPart) => (missing === part ? words('decide.missing') : undefined);
  const leadsAway = send.error instanceof ApiError && send.error.status === 422;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!('missing' in decision)) send.mutate(decision);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words('decide.title', { code: idea.code })}
      lead={words('decide.lead')}
    >
      <form className="stack" onSubmit={submit}>
        <MarkedText idea={idea} />
        <p className="small soft">{words('waiting.danger')}</p>
        <Choice
          legend={words('decide.outcome')}
          codes={OUTCOMES}
          wordsOf={(code) => words(`outcome.${code}`)}
          chosen={draft.outcome ? [draft.outcome] : []}
          problem={problem('outcome')}
          onChoose={(outcome) => setDraft(({ reason: _, ...rest }) => ({ ...rest, outcome }))}
        />
        {draft.outcome ? (
          <Choice
            legend={words('decide.reason')}
            codes={draft.outcome === 'accepted' ? ACCEPT_REASONS : DECLINE_REASONS}
            wordsOf={(code) => words(`reason.${code}`)}
            chosen={[...ACCEPT_REASONS, ...DECLINE_REASONS].filter((one) => one === draft.reason)}
            problem={problem('reason')}
            onChoose={(reason) => setDraft((before) => ({ ...before, reason }))}
          />
        ) : null}
        {draft.outcome === 'accepted' ? (
          <>
            <p className="small soft">{words('decide.own')}</p>
            {WRITTEN.map(({ name, max, rows }) => {
              const error = name === 'titleVi' || name === 'summaryVi' ? problem(name) : undefined;
              return (
                <Field key={name} label={words(`decide.${name}`)} {...(error && { error })}>
                  {(control) => {
                    const written = {
                      ...control,
                      maxLength: max,
                      lang: name.endsWith('En') ? 'en' : 'vi',
                      value: draft[name],
                      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
                        setDraft((before) => ({ ...before, [name]: target.value })),
                    };
                    return rows === 1 ? <input {...written} /> : <textarea rows={rows} {...written} />;
                  }}
                </Field>
              );
            })}
          </>
        ) : null}
        {send.error ? (
          <p className="notice notice--danger" role="alert">
            {leadsAway ? words('decide.leadsAway') : errorText(send.error, t)}
          </p>
        ) : null}
        <DialogActions submit={words('decide.submit')} busy={send.isPending} danger onClose={onClose} />
      </form>
    </Dialog>
  );
}
