import type { CaseView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { PeersDialog } from './peers-dialog.tsx';

type Peers = NonNullable<CaseView['peers']>;
const BADGE = { proposed: 'badge--warm', confirmed: 'badge--ok', rejected: '' } as const;

/** Both seem to be minors: a person says so or not, and only then is the case handled as one of peers. */
export function PeersPanel({ view, peers }: { view: CaseView; peers: Peers }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<'confirm-peers' | 'reject-peers'>();
  const can = (command: string) => view.commands.includes(command);
  const dialog = (type: 'confirm-peers' | 'reject-peers') => ({
    view,
    open: asked === type,
    onClose: () => setAsked((open) => (open === type ? undefined : open)),
    onDone: () => setAsked(undefined),
  });
  return (
    <section className="panel" aria-labelledby="peers-title">
      <div className="panel__head">
        <h2 id="peers-title">{t('peers.title')}</h2>
        <span className={`badge ${BADGE[peers.state]}`} role="status">
          {t(`peers.${peers.state}`)}
        </span>
      </div>
      <p>{t(`peers.lead.${peers.state}`)}</p>
      <dl className="facts facts--wide">
        <div>
          <dt>{t('peers.asPeers')}</dt>
          <dd>{t(`category.${peers.category}`)}</dd>
        </div>
        <div>
          <dt>{t('peers.otherwise')}</dt>
          <dd>{t(`category.${peers.otherwise}`)}</dd>
        </div>
      </dl>
      {can('confirm-peers') || can('reject-peers') ? (
        <p className="row">
          {can('confirm-peers') ? (
            <button type="button" className="button" onClick={() => setAsked('confirm-peers')}>
              {t('peers.confirm')}
            </button>
          ) : null}
          {can('reject-peers') ? (
            <button type="button" className="button button--quiet" onClick={() => setAsked('reject-peers')}>
              {t('peers.reject')}
            </button>
          ) : null}
        </p>
      ) : peers.state === 'proposed' ? (
        <p className="small soft">{t('peers.notYou')}</p>
      ) : null}
      <PeersDialog type="confirm-peers" {...dialog('confirm-peers')} />
      <PeersDialog type="reject-peers" {...dialog('reject-peers')} />
    </section>
  );
}
