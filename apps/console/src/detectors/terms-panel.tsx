import type { TextDetectorsView } from '@khong-mot-minh/contracts';
import { EmptyState } from '../frame/empty-state.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { DETECTORS, retire } from './detectors-api.ts';
import { LoadPack } from './load-pack.tsx';
import { PackFacts } from './pack-facts.tsx';
import { useTranslation } from './use-translation.ts';

/** Which lists of terms look at messages now, and the way to another one. */
export function TermsPanel({ view, edits }: { view: TextDetectorsView; edits: boolean }) {
  const { words, refusal } = useTranslation();
  const { terms, defaultTerms, signingKey } = view;
  return (
    <section className="panel stack" aria-labelledby="terms-title">
      <h2 id="terms-title">{words('terms.title')}</h2>
      {terms ? (
        <article className="stack">
          <header className="panel__head">
            <h3>{terms.name}</h3>
            <span className="badge badge--ok">{words('live')}</span>
          </header>
          <PackFacts pack={terms} put={terms} did={terms.did} />
          {edits ? (
            <p>
              <ActButton
                quiet
                label={words('terms.retire')}
                confirm={words('terms.retireConfirm')}
                refresh={DETECTORS}
                explain={refusal}
                act={() => retire('terms')}
              />
            </p>
          ) : null}
        </article>
      ) : (
        <EmptyState
          title={words('terms.none')}
          next={words(signingKey ? 'terms.none.next' : 'terms.none.key')}
        />
      )}
      <article className="stack">
        <header className="panel__head">
          <h3>{words('default.title')}</h3>
          <span className={`badge ${defaultTerms.inUse ? 'badge--ok' : ''}`}>
            {words(defaultTerms.inUse ? 'live' : 'rests')}
          </span>
        </header>
        <details>
          <summary>{words('default.more')}</summary>
          <PackFacts pack={defaultTerms} did={defaultTerms.did} />
        </details>
      </article>
      {edits && signingKey ? <LoadPack /> : null}
    </section>
  );
}
