import type { CaseView, PublicKey } from '@khong-mot-minh/contracts';
import { mayMove } from '@khong-mot-minh/contracts/rules';
import { textIn } from '@khong-mot-minh/i18n';
import { type FormEvent, useState } from 'react';
import { Field } from '../frame/field.tsx';
import { useProblemFocus } from '../frame/use-problem-focus.ts';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { buildReferral, buildTransfer } from './build-command.ts';
import type { ReferralTarget } from './case-api.ts';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import type { Readers } from './present-keys.ts';
import { BasisChoice, ConsentCheck, TargetChoice } from './refer-choices.tsx';
import type { ReferType } from './refer-dialog.tsx';
import { ShareChoice } from './share-choice.tsx';
import { SEALED_LENGTH } from './text-limits.ts';
import { useCommand } from './use-command.ts';
import { useReferForm } from './use-refer-form.ts';

type Props = CaseDialogProps & { type: ReferType; teamKey: PublicKey; targets: readonly ReferralTarget[] };

export function ReferForm({ type, view, teamKey, targets, onClose, onDone }: Props) {
  const { language, t } = useLanguage();
  const { state } = useKeys();
  const form = useReferForm(type, view, targets);
  const [tries, setTries] = useState(0);
  const ref = useProblemFocus(tries);
  const { target, basis, consent, note } = form;
  const command = useCommand(view, () => {
    form.clear();
    onDone(t(`${type}.sent`, { name: textIn(target?.organisation, language) ?? '' }));
  });
  const problems = tries > 0 ? form.problems : {};
  const errorOf = (field: keyof typeof problems) => (problems[field] ? t(problems[field]) : '');
  const blocked = consent !== undefined && !mayMove(consent);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!target || !basis || Object.keys(form.problems).length > 0) return;
    const openers = state.status === 'unlocked' ? state.openers : [];
    const agreed = consent === 'allowed' && form.consentChecked;
    const given = { view, teamKey, target, basis, note, openers, consent: agreed };
    const share = view.sealed.filter(({ id }) => form.share.has(id));
    command.order((now) => {
      const sent = { ...given, ...(now && readersOf(now, given)) };
      return type === 'transfer' ? buildTransfer(sent) : buildReferral({ ...sent, share });
    });
  };
  return (
    <form className="stack" ref={ref} onSubmit={submit} noValidate>
      <TargetChoice form={form} targets={form.possible} error={errorOf('target')} />
      {blocked ? null : (
        <>
          <BasisChoice form={form} error={errorOf('basis')} />
          <ConsentCheck form={form} error={errorOf('consent')} />
          <Field label={t('refer.note')} hint={t('refer.noteHint')} error={errorOf('note')}>
            {(control) => (
              <textarea
                {...control}
                maxLength={SEALED_LENGTH}
                value={note}
                onChange={(event) => form.setNote(event.target.value)}
              />
            )}
          </Field>
          {type === 'refer' ? (
            <ShareChoice view={view} chosen={form.share} onToggle={form.toggle} />
          ) : (
            <p className="notice">{t('transfer.everything')}</p>
          )}
        </>
      )}
      <CommandFailure view={view} error={command.error} />
      <DialogActions
        submit={t(`${type}.submit`)}
        busy={command.isPending}
        disabled={blocked}
        onClose={onClose}
      />
    </form>
  );
}

type Given = { view: CaseView; teamKey: PublicKey; target: ReferralTarget };

/** The same teams with the keys that they have now. */
const readersOf = ({ view, teamKey, targets }: Readers, given: Given): Given => ({
  view,
  teamKey: teamKey ?? given.teamKey,
  target: targets.find(({ teamId }) => teamId === given.target.teamId) ?? given.target,
});
