import type { TextDetectorsView } from '@khong-mot-minh/contracts';
import { EmptyState } from '../frame/empty-state.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { DETECTORS, retire } from './detectors-api.ts';
import { Facts } from './facts.tsx';
import { LoadModel } from './load-model.tsx';
import { DidLine, Put } from './pack-facts.tsx';
import { useTranslation } from './use-translation.ts';

/** The platform's own model: which one, what its labels mean, how it does. */
export function ModelPanel({ model, edits }: Pick<TextDetectorsView, 'model'> & { edits: boolean }) {
  const { words, codeWords, refusal, number } = useTranslation();
  return (
    <section className="panel stack" aria-labelledby="model-title">
      <header className="panel__head">
        <h2 id="model-title">{words('model.title')}</h2>
        {model ? <span className="badge badge--ok">{words('live')}</span> : null}
      </header>
      {model ? (
        <>
          <Facts
            of={[
              [
                words('model.labels'),
                Object.entries(model.labels)
                  .map(([label, category]) => `${label} → ${codeWords('category', category)}`)
                  .join(' · '),
              ],
              [words('model.size'), words('kilobytes', { count: number(Math.ceil(model.bytes / 1024)) })],
              [words('digest'), <code key="d">{model.digest.slice(0, 16)}</code>],
              [words('since'), <Put key="p" put={model} />],
              model.did && [words('did'), <DidLine key="n" did={model.did} />],
            ]}
          />
          {edits ? (
            <p>
              <ActButton
                quiet
                label={words('model.retire')}
                confirm={words('model.retireConfirm')}
                refresh={DETECTORS}
                explain={refusal}
                act={() => retire('model')}
              />
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState title={words('model.none')} next={words('model.none.next')} />
      )}
      {edits ? <LoadModel /> : null}
    </section>
  );
}
