import type { CaseView, ConversationStopInput } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api/call.ts';
import { errorText } from '../api/error-text.ts';
import { answerOf, type Chosen } from '../appeals/place-answer.ts';
import { RetaliationFields } from '../appeals/retaliation-fields.tsx';
import { useTranslation } from '../appeals/use-translation.ts';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { DialogActions } from './dialog-actions.tsx';

/** Stops the conversation of a case, once it is said what happens if the other side takes it out on the young person. */
export function StopDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>({ decision: 'place', plan: [] });
  const [tried, setTried] = useState(false);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (body: ConversationStopInput) =>
      call('POST', `/v1/cases/${view.id}/conversation-stop`, { body, idempotencyKey }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['case', view.id] });
      onClose();
    },
  });
  const answer = answerOf(chosen);
  const missing = tried && 'missing' in answer ? answer.missing : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ('retaliation' in answer) send.mutate({ retaliation: answer.retaliation });
  };
  return (
    <Dialog open onClose={onClose} title={words('stop.dialog')} lead={words('stop.lead')}>
      <form className="stack" onSubmit={submit}>
        <RetaliationFields
          risk={chosen.risk}
          plan={chosen.plan}
          missing={missing === 'risk' || missing === 'plan' ? missing : undefined}
          onChange={(change) => setChosen((before) => ({ ...before, ...change }))}
        />
        {send.error ? (
          <p className="notice notice--danger" role="alert">
            {errorText(send.error, t)}
          </p>
        ) : null}
        <DialogActions submit={words('stop.submit')} busy={send.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
