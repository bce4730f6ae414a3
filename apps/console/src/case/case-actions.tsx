import type { CaseView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useUnreadDanger } from '../watch/use-unread-danger.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { AskTransferDialog } from './ask-transfer-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { CommandFailure } from './command-failure.tsx';
import { MarkDangerDialog } from './mark-danger-dialog.tsx';
import { ReferDialog } from './refer-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { useTake } from './use-take.ts';

type Asked = Act | 'take-over';
type Act = 'refer' | 'ask-transfer' | 'transfer' | 'close' | 'approve' | 'reopen' | 'mark-danger';
const ASKED: readonly Act[] = [
  'approve',
  'refer',
  'ask-transfer',
  'transfer',
  'close',
  'reopen',
  'mark-danger',
];

const LOOKS: { readonly [name in Act]?: string } = {
  approve: 'button',
  'mark-danger': 'button button--danger',
};

/** Only what the server says this person may do now; whatever is final asks once more in a dialog. */
export function CaseActions({ view }: { view: CaseView }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState('');
  const { locked } = useUnreadDanger(view);
  const { askToUnlock } = useKeys();
  const take = useTake(view, () => setSaid(t('action.taken')));
  const dialogOf = (name: Asked) => ({
    view,
    open: asked === name,
    onClose: () => setAsked((open) => (open === name ? undefined : open)),
    onDone: (sentence: string) => {
      setAsked(undefined);
      setSaid(sentence);
    },
  });
  const can = (command: string) => view.commands.includes(command);
  return (
    <section className="case__actions" aria-label={t('action.title')}>
      <div className="row">
        {can('take') ? (
          <button
            type="button"
            className="button"
            aria-busy={take.isPending}
            disabled={take.isPending}
            onClick={() => {
              setSaid(locked ? t('call.takeLocked') : '');
              if (locked) askToUnlock();
              else if (view.assignee) setAsked('take-over');
              else take.take();
            }}
          >
            {t(take.isPending ? 'action.busy' : 'action.take')}
          </button>
        ) : null}
        {ASKED.filter(can).map((name) => (
          <button
            key={name}
            type="button"
            className={LOOKS[name] ?? 'button button--quiet'}
            onClick={() => setAsked(name)}
          >
            {t(`action.${name}`)}
          </button>
        ))}
      </div>
      {can('take') && !can('refer') && view.status !== 'referred' ? (
        <p className="small soft">{t('refer.takeFirst')}</p>
      ) : null}
      <CommandFailure view={view} error={take.error} />
      <p role="status" className="said">
        {said}
      </p>
      <ReferDialog type="refer" {...dialogOf('refer')} />
      <AskTransferDialog {...dialogOf('ask-transfer')} />
      <ReferDialog type="transfer" {...dialogOf('transfer')} />
      <CloseDialog {...dialogOf('close')} />
      <ApproveDialog {...dialogOf('approve')} />
      <ReopenDialog {...dialogOf('reopen')} />
      <TakeOverDialog {...dialogOf('take-over')} />
      <MarkDangerDialog {...dialogOf('mark-danger')} />
    </section>
  );
}
