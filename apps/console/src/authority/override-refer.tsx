import type { CaseView } from '@khong-mot-minh/contracts';
import { isBarred, isLifeInDanger } from '@khong-mot-minh/contracts/rules';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fetchTargets, type ReferralTarget } from '../case/case-api.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { organisationName } from '../case/organisation-name.ts';
import { ReceiverDuty } from '../case/receiver-duty.tsx';
import { SEALED_LENGTH } from '../case/text-limits.ts';
import { useTeamKey } from '../case/use-team-key.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useProblemFocus } from '../frame/use-problem-focus.ts';
import { useInbox } from '../inbox/inbox-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { makeOverride } from './authority-api.ts';
import { BreakGlassFields, useBreakGlass } from './break-glass-fields.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { sealFor } from './seal-for.ts';
import { useAct } from './use-act.ts';

type Report = NonNullable<CaseView['report']>;
type Props = { view: CaseView; report: Report };

/** Offered only where a life is marked as in danger and somebody who could save it may not be told yet. */
export function OverrideRefer({ view, report }: Props) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { inbox } = useInbox();
  const danger = isLifeInDanger(view);
  const { data } = useQuery({
    queryKey: ['referral-targets'],
    queryFn: fetchTargets,
    enabled: danger,
  });
  const told = view.referrals.filter(({ status }) => status === 'sent' || status === 'accepted');
  const targets =
    data?.items.filter(
      (target) => isBarred(target, report) && !told.some(({ to }) => to.vi === target.organisation.vi),
    ) ?? [];
  const possible = danger && !report.withdrawn && ['open', 'taken', 'referred'].includes(view.status);
  if (!possible || targets.length === 0)
    return (
      <p role="status" className="said">
        {said}
      </p>
    );
  return (
    <section className="panel" aria-labelledby="alone-title">
      <h2 id="alone-title">{t('authority.lifeDanger')}</h2>
      {inbox?.duty ? null : <p className="small soft">{t('override.onDuty')}</p>}
      <button type="button" className="button button--danger" onClick={() => setOpen(true)}>
        {t('override.refer')}
      </button>
      <p role="status" className="said">
        {said}
      </p>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('override.refer')}
        lead={t('override.referLead')}
      >
        <LockedNotice />
        {open ? (
          <Form
            view={view}
            report={report}
            targets={targets}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              setSaid(t('override.done'));
            }}
          />
        ) : null}
      </Dialog>
    </section>
  );
}

type FormProps = Props & { targets: readonly ReferralTarget[]; onClose(): void; onDone(): void };

function Form({ view, report, targets, onClose, onDone }: FormProps) {
  const { language, t } = useLanguage();
  const queries = useQueryClient();
  const teamKey = useTeamKey(view);
  const [teamId, setTeamId] = useState(targets[0]?.teamId ?? '');
  const target = targets.find((known) => known.teamId === teamId);
  const [note, setNote] = useState('');
  const [message, setMessage] = useState<string>();
  const said = message ?? t('override.messageDefault', { unit: organisationName(target, language, t) });
  const self = useBreakGlass(`?toTeam=${teamId}`);
  const [tries, setTries] = useState(0);
  const ref = useProblemFocus(tries);
  const tried = tries > 0;
  const act = useAct(async () => {
    await queries.invalidateQueries({ queryKey: ['case', view.id] });
    onDone();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!target || !teamKey || !self.ready || note.trim() === '' || said.trim() === '') return;
    act.act(
      async () => ({
        act: 'refer' as const,
        caseId: view.id,
        expectedVersion: view.version,
        toTeam: target.teamId,
        referralNote: await sealFor('referral', note, [target, teamKey, ...view.alsoSealFor]),
        message: await sealFor('message', said, [report.reporterKey, teamKey, ...view.alsoSealFor]),
        share: [],
        ...(await self.seal()),
      }),
      makeOverride,
    );
  };
  return (
    <form className="stack" ref={ref} onSubmit={submit} noValidate>
      <Field label={t('override.toTeam')}>
        {(control) => (
          <select {...control} value={teamId} onChange={(e) => setTeamId(e.target.value)}>
            {targets.map((known) => (
              <option key={known.teamId} value={known.teamId}>
                {organisationName(known, language, t)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ReceiverDuty target={target} />
      <Field
        label={t('override.referralNote')}
        error={tried && note.trim() === '' ? t('authority.writeReason') : ''}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={SEALED_LENGTH}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('override.message')}
        error={tried && said.trim() === '' ? t('authority.writeReason') : ''}
      >
        {(control) => (
          <textarea
            {...control}
            maxLength={SEALED_LENGTH}
            value={said}
            onChange={(e) => setMessage(e.target.value)}
          />
        )}
      </Field>
      <BreakGlassFields self={self} tried={tried} />
      <ActFailure error={act.error} />
      <DialogActions submit={t('override.submit')} busy={act.isPending} danger onClose={onClose} />
    </form>
  );
}
