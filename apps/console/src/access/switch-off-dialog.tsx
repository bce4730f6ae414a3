import type { AccessView, SwitchOffInput } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
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
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      switchOff({
        kind: target.kind,
        target: target.id,
        reason: reason.trim(),
        theft,
        password,
        ...(code.trim() && { code: code.trim() }),
      }),
    gcTime: 0,
    onSuccess: (view) => {
      queries.setQueryData(ACCESS_KEY, view);
      onClose();
    },
  });
  const wrong = wrongIn(error);
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
        <Field
          label={t('signIn.password')}
          hint={words('off.passwordHint')}
          {...(wrong === 'password' && { error: words('off.wrongPassword') })}
        >
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={({ target: { value } }) => setPassword(value)}
            />
          )}
        </Field>
        <Field label={t('signIn.totp')} {...(wrong === 'code' && { error: words('off.wrongCode') })}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9]{6}"
              value={code}
              onChange={({ target: { value } }) => setCode(value)}
            />
          )}
        </Field>
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

/** Which of what confirms it was not right. */
function wrongIn(error: unknown): 'password' | 'code' | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'forbidden') return 'password';
  return error.pointers.includes('/code') ? 'code' : undefined;
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
