import type { SwitchOffInput } from '@kmm/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ACCESS_KEY, switchOff } from './access-api.ts';
import { useTranslation } from './use-translation.ts';

export type Target = { kind: SwitchOffInput['kind']; id: string; name: string };
const SHORTEST = 3;
const LONGEST = 500;

/** Says what happens at once and what waits, and wants a reason for whoever looks at it next. */
export function SwitchOffDialog({ target, onClose }: { target: Target; onClose(): void }) {
  const { t } = useLanguage();
  const words = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => switchOff({ kind: target.kind, target: target.id, reason: reason.trim() }),
    onSuccess: (view) => {
      queries.setQueryData(ACCESS_KEY, view);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort) mutate();
  };
  return (
    <Dialog
      open
      title={words('off.title', { name: target.name })}
      lead={words(`off.lead.${target.kind}`)}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <Field
          label={words('off.reason')}
          hint={words('off.reasonHint')}
          {...(tried && isShort && { error: words('off.reasonShort') })}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={LONGEST}
              value={reason}
              onChange={({ target: { value } }) => setReason(value)}
            />
          )}
        </Field>
        {error ? (
          <p role="alert" className="field__error">
            {errorText(error, t)}
          </p>
        ) : null}
        <DialogActions danger submit={words('off.now')} busy={isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
