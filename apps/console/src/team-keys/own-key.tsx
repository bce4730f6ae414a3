import { publicKeyOf } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { ChangePhrase } from './change-phrase.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { LostPhrase } from './lost-phrase.tsx';
import { useTranslation } from './use-translation.ts';

/** The member's own key: its fingerprint out of the private half that lies here, the phrase, and the way back. */
export function OwnKey() {
  const words = useTranslation();
  const { state, sessionKeys, askToUnlock } = useKeys();
  const [open, setOpen] = useState<'change' | 'lost'>();
  const [saved, setSaved] = useState(false);
  const member = sessionKeys?.member;
  const opener =
    state.status === 'unlocked' ? state.openers.find(({ keyId }) => keyId === member?.keyId) : undefined;
  if (sessionKeys && !member)
    return (
      <section className="panel stack" aria-labelledby="own-key">
        <h2 id="own-key">{words('own.title')}</h2>
        <p>{words('own.none')}</p>
      </section>
    );
  return (
    <section className="panel stack" aria-labelledby="own-key">
      <h2 id="own-key">{words('own.title')}</h2>
      <p className="soft">{words(opener ? 'own.lead' : 'own.locked')}</p>
      {opener ? (
        <p>
          <Fingerprint publicKey={publicKeyOf(opener.privateKey)} />
        </p>
      ) : (
        <p>
          <button type="button" className="button" onClick={askToUnlock}>
            {words('unlock')}
          </button>
        </p>
      )}
      {saved ? (
        <p className="notice notice--ok" role="status">
          {words('phrase.saved')}
        </p>
      ) : null}
      <div className="row">
        <button type="button" className="button button--quiet" onClick={() => setOpen('change')}>
          {words('phrase.change')}
        </button>
        <button type="button" className="button button--quiet" onClick={() => setOpen('lost')}>
          {words('lost.open')}
        </button>
      </div>
      <Dialog
        open={open === 'change'}
        title={words('phrase.change')}
        lead={words('phrase.changeLead')}
        onClose={() => setOpen(undefined)}
      >
        {open === 'change' && member ? (
          <ChangePhrase
            member={member}
            onDone={() => {
              setOpen(undefined);
              setSaved(true);
            }}
          />
        ) : null}
      </Dialog>
      <Dialog
        open={open === 'lost'}
        title={words('lost.title')}
        lead={words('lost.lead')}
        onClose={() => setOpen(undefined)}
      >
        {open === 'lost' ? <LostPhrase /> : null}
      </Dialog>
    </section>
  );
}
