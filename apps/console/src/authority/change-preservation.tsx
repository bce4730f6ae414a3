import type { AuthorityBasisCode, Preservation } from '@khong-mot-minh/contracts';
import type { ReleaseReason } from '@khong-mot-minh/contracts/codes';
import { RELEASE_REASONS } from '@khong-mot-minh/contracts/codes';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { ReasonChoice } from '../case/reason-choice.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { releasePreservation, renewPreservation } from './authority-api.ts';
import { BasisField } from './basis-field.tsx';
import { DaysField, daysOf } from './days-field.tsx';
import { useAct } from './use-act.ts';

type Props = { row: Preservation; open: boolean; onClose(): void; onDone(sentence: string): void };

/** A new period counts from now, on a ground that is named again. */
export function RenewDialog({ row, open, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [basis, setBasis] = useState<AuthorityBasisCode>();
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState(false);
  const renew = useAct(() => onDone(t('preservation.renewed')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const whole = daysOf(days);
    if (!basis || !whole) return;
    renew.act(
      async () => ({ basis, days: whole }),
      (body, key) => renewPreservation(row.id, body, key),
    );
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('preservation.renew')} lead={t('preservation.renewLead')}>
      <form className="stack" onSubmit={submit} noValidate>
        <BasisField use="preservation" chosen={basis} missing={tried} onChoose={setBasis} />
        <DaysField value={days} missing={tried} onChange={setDays} />
        <ActFailure error={renew.error} />
        <DialogActions submit={t('preservation.renew')} busy={renew.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** What is released may be gone afterwards, so the dialog says so before it asks for the reason. */
export function ReleaseDialog({ row, open, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<ReleaseReason>();
  const [tried, setTried] = useState(false);
  const release = useAct(() => onDone(t('preservation.released')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reason) return;
    release.act(
      async () => reason,
      (why) => releasePreservation(row.id, why),
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('preservation.release')}
      lead={t('preservation.releaseLead')}
    >
      <form className="stack" onSubmit={submit}>
        <ReasonChoice<ReleaseReason>
          label={t('preservation.release')}
          codes={RELEASE_REASONS}
          wordsOf={(code) => `releaseReason.${code}`}
          chosen={reason}
          missing={tried}
          onChoose={setReason}
        />
        <ActFailure error={release.error} />
        <DialogActions submit={t('preservation.release')} busy={release.isPending} danger onClose={onClose} />
      </form>
    </Dialog>
  );
}
