import type { AccessView, SwitchOffInput } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useOwnProof, wrongInProof } from '../frame/own-proof.ts';
import { OwnProofFields } from '../frame/own-proof-fields.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ACCESS_KEY, switchOff } from './access-api.ts';
import { useTranslation } from './use-translation.ts';

export type Target = { kind: SwitchOffInput['kind']; id: string; name: string } & Pick<
  AccessView['people'][number],
  'openCases'
>;
const SHORTEST = 3;
const LONGEST = 500;

/** Says what happens at once and what waits, and wants a reason for whoever looks at it next. */
export function SwitchOffDialog({ target, onClose }: { target: Target; onClose(): void }) {
  const { t } = useLanguage();
  const words = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [theft, setTheft] = useState(false);
  const asked = useOwnProof();
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      switchOff({
        kind: target.kind,
        target: target.id,
        reason: reason.trim(),
        theft,
        ...asked.proof,
      }),
    gcTime: 0,
    onSuccess: (view) => {
      queries.setQueryData(ACCESS_KEY, view);
      onClose();
    },
  });
  const wrong = wrongInProof(error);
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
        {target.kind === 'person' ? (
          <>
            <HeldCases target={target} />
            <label className="check">
              <input type="checkbox" checked={theft} onChange={() => setTheft(!theft)} />
              {words('off.theft')}
            </label>
          </>
        ) : null}
        <OwnProofFields
          {...asked}
          wrong={wrong}
          words={{
            hint: words('off.passwordHint'),
            wrongPassword: words('off.wrongPassword'),
            wrongCode: words('off.wrongCode'),
          }}
        />
        {error && !wrong ? (
          <p role="alert" className="field__error">
            {errorText(error, t)}
          </p>
        ) : null}
        <DialogActions danger submit={words('off.now')} busy={isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** What goes back to the team: nobody else looks at it until somebody takes it. */
function HeldCases({ target: { openCases } }: { target: Target }) {
  const { t } = useLanguage();
  const words = useTranslation();
  if (!openCases) return <p>{words('off.noCases')}</p>;
  const kinds = [...new Set(openCases.danger)].map((code) => t(`category.${code}`)).join(', ');
  return (
    <>
      <p>{words('off.cases', { count: openCases.count })}</p>
      {openCases.danger.length > 0 ? (
        <p className="notice notice--danger">
          {words('off.danger', { count: openCases.danger.length, kinds })}
        </p>
      ) : null}
    </>
  );
}
