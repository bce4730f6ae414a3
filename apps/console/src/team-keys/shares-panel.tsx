import type { KeyTeam } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { type Opener, sharesOf } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { postSharesTested, prove } from './key-desk-api.ts';
import { TwoShares } from './two-shares.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { team: KeyTeam; teamKey: { keyId: string; publicKey: string }; opener: Opener };

/** Shares are drawn, printed and forgotten here: no request carries one. Trying them is what counts. */
export function SharesPanel({ team, teamKey, opener }: Props) {
  const words = useTranslation();
  const { language } = useLanguage();
  const [shares, setShares] = useState<string[]>();
  const [works, setWorks] = useState(false);
  const test = async (joined: Opener) => {
    await postSharesTested(team.id, { proof: await prove(joined) });
    setWorks(true);
  };
  return (
    <details className="shares">
      <summary>{words('shares.title')}</summary>
      <div className="stack">
        <p>{words('shares.lead')}</p>
        {team.sharesTestedAt ? (
          <p className="soft">
            {words('shares.tested', { date: new Date(team.sharesTestedAt).toLocaleDateString(language) })}
          </p>
        ) : null}
        {shares ? (
          <>
            {shares.map((share, n) => (
              <article key={share} className="sheet">
                <h3>{words('shares.sheet', { number: n + 1 })}</h3>
                <p>{textIn(team.name, language)}</p>
                <p className="sheet__share" translate="no">
                  {share}
                </p>
                <p className="small">
                  {words('fingerprint')}: <Fingerprint publicKey={teamKey.publicKey} />
                </p>
                <p className="small">{words('shares.sheetLead')}</p>
              </article>
            ))}
            <p className="row no-print">
              <button type="button" className="button" onClick={() => print()}>
                {words('shares.print')}
              </button>
              <button type="button" className="button button--quiet" onClick={() => setShares(undefined)}>
                {words('shares.hide')}
              </button>
            </p>
          </>
        ) : (
          <p>
            <button
              type="button"
              className="button button--quiet"
              onClick={async () => setShares(await sharesOf(opener.privateKey))}
            >
              {words('shares.make')}
            </button>
          </p>
        )}
        <h3>{words('shares.test')}</h3>
        <TwoShares teamKey={teamKey} onKey={test} />
        {works ? (
          <p className="notice notice--ok" role="status">
            {words('shares.works')}
          </p>
        ) : null}
      </div>
    </details>
  );
}
