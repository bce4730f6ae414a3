import type { AuthorityRequestView } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { AnswerForm } from './answer-form.tsx';
import { takeStep } from './authority-api.ts';
import { BothChecks } from './both-checks.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { useAct } from './use-act.ts';

type Asked = AuthorityRequestView['steps'][number];
type Props = { view: AuthorityRequestView };
type DialogProps = Props & { open: boolean; onClose(): void; onDone(sentence: string): void };

/** Only the steps that the server offers this person now. */
export function RequestActs({ view }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState('');
  const refused = view.answer?.give === 'refused';
  const dialogOf = (step: Asked) => ({
    view,
    open: asked === step,
    onClose: () => setAsked((open) => (open === step ? undefined : open)),
    onDone: (sentence: string) => {
      setAsked(undefined);
      setSaid(sentence);
    },
  });
  const words = {
    propose: t('request.propose'),
    confirm: t(refused ? 'request.confirmRefusal' : 'request.confirm'),
    'send-back': t('request.sendBack'),
    withdraw: t('request.withdraw'),
    override: t('request.answerAlone'),
  };
  return (
    <div>
      <LockedNotice />
      <div className="row">
        {view.steps.map((step) => (
          <button
            key={step}
            type="button"
            className={step === 'propose' || step === 'confirm' ? 'button' : 'button button--quiet'}
            onClick={() => setAsked(step)}
          >
            {words[step]}
          </button>
        ))}
      </div>
      <p role="status" className="said">
        {said}
      </p>
      <ProposeDialog {...dialogOf('propose')} />
      <ProposeDialog alone {...dialogOf('override')} />
      <ConfirmDialog {...dialogOf('confirm')} />
      <PlainDialog step="send-back" {...dialogOf('send-back')} />
      <PlainDialog step="withdraw" {...dialogOf('withdraw')} />
    </div>
  );
}

function ProposeDialog({ view, open, onClose, onDone, alone = false }: DialogProps & { alone?: boolean }) {
  const { t } = useLanguage();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(alone ? 'request.answerAlone' : 'request.propose')}
      lead={t(alone ? 'request.answerAloneLead' : 'request.proposeLead')}
    >
      {open ? <AnswerForm view={view} alone={alone} onClose={onClose} onDone={onDone} /> : null}
    </Dialog>
  );
}

function ConfirmDialog({ view, open, onClose, onDone }: DialogProps) {
  const { t } = useLanguage();
  const [checked, setChecked] = useState({ forTheChild: false, leastData: false });
  const [tried, setTried] = useState(false);
  const confirm = useAct(() => onDone(t('request.confirmed')));
  const refused = view.answer?.give === 'refused';
  const all = checked.forTheChild && checked.leastData;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!refused && !all) return;
    const checks = refused ? {} : { checks: { forTheChild: true as const, leastData: true as const } };
    confirm.act(
      async () => ({ step: 'confirm' as const, expectedVersion: view.version, ...checks }),
      (body, key) => takeStep(view.id, body, key),
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(refused ? 'request.confirmRefusal' : 'request.confirm')}
      lead={t('request.confirmLead')}
    >
      <form className="stack" onSubmit={submit}>
        {refused ? null : <BothChecks checked={checked} missing={tried && !all} onChange={setChecked} />}
        <ActFailure error={confirm.error} />
        <DialogActions
          submit={t(refused ? 'request.confirmRefusal' : 'request.confirm')}
          busy={confirm.isPending}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

function PlainDialog({
  view,
  open,
  onClose,
  onDone,
  step,
}: DialogProps & { step: 'send-back' | 'withdraw' }) {
  const { t } = useLanguage();
  const back = step === 'send-back';
  const act = useAct(() => onDone(t(back ? 'request.sentBack' : 'request.withdrawn')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = back ? { step, expectedVersion: view.version } : { step };
    act.act(
      async () => body,
      (given, key) => takeStep(view.id, given, key),
    );
  };
  const title = t(back ? 'request.sendBack' : 'request.withdraw');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      lead={t(back ? 'request.proposeLead' : 'request.withdrawLead')}
    >
      <form className="stack" onSubmit={submit}>
        <ActFailure error={act.error} />
        <DialogActions submit={title} busy={act.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
