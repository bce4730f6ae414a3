import type { AuthorityRequestView } from '@khong-mot-minh/contracts';
import type { RequestRefusal } from '@khong-mot-minh/contracts/codes';
import { PRESERVATION_SCOPES, partsFor, REQUEST_REFUSALS } from '@khong-mot-minh/contracts/codes';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { ReasonChoice } from '../case/reason-choice.tsx';
import { SEALED_LENGTH } from '../case/text-limits.ts';
import { Field } from '../frame/field.tsx';
import { useProblemFocus } from '../frame/use-problem-focus.ts';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { makeOverride, takeStep } from './authority-api.ts';
import { BothChecks } from './both-checks.tsx';
import { BreakGlassFields, useBreakGlass } from './break-glass-fields.tsx';
import { CodeChecks, toggled } from './code-checks.tsx';
import { DaysField } from './days-field.tsx';
import { useAct } from './use-act.ts';
import { type Give, useAnswer } from './use-answer.ts';

type Props = {
  view: AuthorityRequestView;
  alone: boolean;
  onClose(): void;
  onDone(sentence: string): void;
};
type Form = ReturnType<typeof useAnswer>;

/** One form for both ways: proposed for a second person, or, for a life in danger, given alone. */
export function AnswerForm({ view, alone, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const form = useAnswer(view, alone);
  const self = useBreakGlass(alone ? `?requestId=${view.id}` : undefined);
  const [tries, setTries] = useState(0);
  const ref = useProblemFocus(tries);
  const act = useAct<unknown>(() => onDone(t(alone ? 'override.done' : 'request.proposed')));
  const tried = tries > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    const { make } = form;
    if (!make) return;
    const { version: expectedVersion } = view;
    if (!alone)
      act.act(
        async () => ({ step: 'propose' as const, expectedVersion, answer: await make() }),
        (body, key) => takeStep(view.id, body, key),
      );
    else if (self.ready)
      act.act(
        async () => ({
          act: 'answer' as const,
          requestId: view.id,
          expectedVersion,
          answer: await make(),
          ...(await self.seal()),
        }),
        makeOverride,
      );
  };
  return (
    <form className="stack" ref={ref} onSubmit={submit} noValidate>
      {form.gives.length > 1 ? (
        <ReasonChoice<Give>
          label={t('request.give')}
          codes={form.gives}
          wordsOf={(code) => `give.${code}`}
          chosen={form.give}
          missing={tried}
          onChoose={form.setGive}
        />
      ) : null}
      <GiveFields form={form} view={view} tried={tried} />
      {form.give && form.give !== 'refused' ? (
        <BothChecks
          checked={form.checked}
          missing={tried && !(form.checked.forTheChild && form.checked.leastData)}
          onChange={form.setChecked}
        />
      ) : null}
      {alone ? <BreakGlassFields self={self} tried={tried} /> : null}
      <ActFailure error={act.error} />
      <DialogActions
        submit={t(alone ? 'override.submit' : 'request.propose')}
        busy={act.isPending}
        danger={alone}
        onClose={onClose}
      />
    </form>
  );
}

function GiveFields({ form, view, tried }: { form: Form; view: AuthorityRequestView; tried: boolean }) {
  const { t } = useLanguage();
  switch (form.give) {
    case 'refused':
      return (
        <fieldset className="choices">
          <legend>{t('request.refusal')}</legend>
          <ReasonChoice<RequestRefusal>
            label={t('request.refusal')}
            codes={REQUEST_REFUSALS.filter((code) => code !== 'no-such-case' || !view.caseKnown)}
            wordsOf={(code) => `refusal.${code}`}
            chosen={form.refusal}
            missing={tried}
            onChoose={form.setRefusal}
          />
        </fieldset>
      );
    case 'preserved':
      return (
        <>
          <CodeChecks
            label={t('preservation.scope')}
            codes={PRESERVATION_SCOPES}
            wordsOf={(code) => `preservationScope.${code}`}
            chosen={form.scope}
            missing={tried}
            onToggle={(code) => form.setScope(toggled(form.scope, code))}
          />
          <DaysField value={form.days} missing={tried} onChange={form.setDays} />
        </>
      );
    case 'produced':
      return (
        <>
          <CodeChecks
            label={t('request.contains')}
            codes={partsFor(view.dataClass)}
            wordsOf={(code) => `part.${code}`}
            chosen={form.contains}
            missing={tried}
            onToggle={(code) => form.setContains(toggled(form.contains, code))}
          />
          <Field
            label={t('request.data')}
            hint={`${t('request.dataHint')} ${t('authority.sealedFor')}`}
            error={tried && form.data.trim() === '' ? t('authority.writeReason') : ''}
          >
            {(control) => (
              <textarea
                {...control}
                maxLength={SEALED_LENGTH}
                value={form.data}
                onChange={(e) => form.setData(e.target.value)}
              />
            )}
          </Field>
        </>
      );
    case 'removed':
    case undefined:
      return null;
  }
}
