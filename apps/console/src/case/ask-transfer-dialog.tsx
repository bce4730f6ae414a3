import { consentFor } from '@khong-mot-minh/contracts/rules';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Failure } from '../frame/failure.tsx';
import { Field } from '../frame/field.tsx';
import { useNow } from '../frame/use-now.ts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { fetchTargets, type ReferralTarget } from './case-api.ts';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { noAskingUntil } from './open-question.ts';
import { ReceiverDuty } from './receiver-duty.tsx';
import { useCommand } from './use-command.ts';

/** Asks the reporter before anything goes anywhere. */
export function AskTransferDialog(dialog: CaseDialogProps) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['referral-targets'],
    queryFn: fetchTargets,
    enabled: dialog.open,
  });
  return (
    <Dialog
      open={dialog.open}
      onClose={dialog.onClose}
      title={t('ask-transfer.title')}
      lead={t('ask-transfer.lead')}
    >
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data && dialog.open ? <AskForm {...dialog} targets={data.items} /> : null}
    </Dialog>
  );
}

function AskForm({
  view,
  targets,
  onClose,
  onDone,
}: CaseDialogProps & { targets: readonly ReferralTarget[] }) {
  const { language, t } = useLanguage();
  const now = useNow();
  const [teamId, setTeamId] = useState('');
  const [tried, setTried] = useState(false);
  const target = targets.find((known) => known.teamId === teamId);
  const consent = target && consentFor(view.report, target);
  const no = target && noAskingUntil(view, target, now);
  const command = useCommand(view, () => onDone(t('ask-transfer.sent')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!target || no) return;
    command.order(async () => ({
      type: 'ask-transfer',
      expectedVersion: view.version,
      toTeam: target.teamId,
    }));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={t('refer.target')} error={tried && !target ? t('refer.missingTarget') : ''}>
        {(control) => (
          <select {...control} value={teamId} onChange={(event) => setTeamId(event.target.value)}>
            <option value="">{t('refer.targetNone')}</option>
            {targets.map(({ teamId: id, name, organisation, kind }) => (
              <option key={id} value={id}>
                {`${textIn(organisation, language)} – ${textIn(name, language)} (${t(`organisationKind.${kind}`)})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div role="status">
        {no ? (
          <p className="notice notice--warm">
            {t(no.ofLevel ? 'ask-transfer.levelStands' : 'ask-transfer.stands', {
              time: formatMoment(language, no.until),
            })}
          </p>
        ) : null}
        <ReceiverDuty target={target} />
        {consent && consent !== 'nobody' && !no ? (
          <p className="notice">{t(`ask-transfer.${consent}`)}</p>
        ) : null}
      </div>
      <CommandFailure view={view} error={command.error} />
      <DialogActions
        submit={t('ask-transfer.submit')}
        busy={command.isPending}
        disabled={no !== undefined}
        onClose={onClose}
      />
    </form>
  );
}
