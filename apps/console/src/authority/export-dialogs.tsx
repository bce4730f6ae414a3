import type { ExportView } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { answerExport, makeOverride, proposeExport } from './authority-api.ts';
import { BreakGlassFields, useBreakGlass } from './break-glass-fields.tsx';
import { useAct } from './use-act.ts';

type Common = { onClose(): void; onDone(sentence: string): void };

export function ProposeExport({ caseId, open, onClose, onDone }: Common & { caseId: string; open: boolean }) {
  const { t } = useLanguage();
  const [at, setAt] = useState('');
  const propose = useAct(() => onDone(t('export.proposed')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = new Date(at);
    const incident = Number.isNaN(moment.getTime()) ? {} : { incidentAt: moment.toISOString() };
    propose.act(
      async () => ({ kind: 'cybertipline' as const, ...incident }),
      (body, key) => proposeExport(caseId, body, key),
    );
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('export.propose')} lead={t('export.proposeLead')}>
      <form className="stack" onSubmit={submit}>
        <Field label={t('export.incidentAt')} hint={t('export.incidentAtHint')}>
          {(control) => (
            <input {...control} type="datetime-local" value={at} onChange={(e) => setAt(e.target.value)} />
          )}
        </Field>
        <ActFailure error={propose.error} />
        <DialogActions submit={t('export.propose')} busy={propose.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

type AnswerProps = Common & { packet: ExportView; answer: 'approve' | 'decline' };

export function ExportAnswer({ packet, answer, onClose, onDone }: AnswerProps) {
  const { t } = useLanguage();
  const status = answer === 'approve' ? 'approved' : 'declined';
  const act = useAct(() => onDone(t(`exportStatus.${status}`)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.act(
      async () => answer,
      (given) => answerExport(packet.id, given),
    );
  };
  const lead = answer === 'approve' ? { lead: t('export.approveLead') } : {};
  return (
    <Dialog open onClose={onClose} title={t(`export.${answer}`)} {...lead}>
      <form className="stack" onSubmit={submit}>
        <p lang="en">{[packet.summary.incidentType, ...packet.summary.annotations].join(' · ')}</p>
        <ActFailure error={act.error} />
        <DialogActions submit={t(`export.${answer}`)} busy={act.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function ExportAlone({ packet, onClose, onDone }: Common & { packet: ExportView }) {
  const { t } = useLanguage();
  const self = useBreakGlass('');
  const [tried, setTried] = useState(false);
  const act = useAct(() => onDone(t('override.done')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!self.ready) return;
    act.act(
      async () => ({ act: 'export' as const, exportId: packet.id, ...(await self.seal()) }),
      makeOverride,
    );
  };
  return (
    <Dialog open onClose={onClose} title={t('export.override')} lead={t('request.answerAloneLead')}>
      <form className="stack" onSubmit={submit}>
        <BreakGlassFields self={self} tried={tried} />
        <ActFailure error={act.error} />
        <DialogActions submit={t('override.submit')} busy={act.isPending} danger onClose={onClose} />
      </form>
    </Dialog>
  );
}
