import type { TextDetectorsView } from '@khong-mot-minh/contracts';
import { EmptyState } from '../frame/empty-state.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { DETECTORS, retire } from './detectors-api.ts';
import { Facts } from './facts.tsx';
import { Put } from './pack-facts.tsx';
import { ServiceForm } from './service-form.tsx';
import { useTranslation } from './use-translation.ts';

const BADGE = {
  unused: '',
  answering: 'badge--ok',
  failing: 'badge--warm',
  resting: 'badge--danger',
} as const;

/** The platform's own service: where it listens, and how often it did not answer in time. */
export function ServicePanel({ service, edits }: Pick<TextDetectorsView, 'service'> & { edits: boolean }) {
  const { words, codeWords, refusal, number } = useTranslation();
  const failures = Object.entries(service?.failures ?? {});
  return (
    <section className="panel stack" aria-labelledby="service-title">
      <header className="panel__head">
        <h2 id="service-title">{words('service.title')}</h2>
        {service ? (
          <span className={`badge ${BADGE[service.state]}`}>{words(`service.${service.state}`)}</span>
        ) : null}
      </header>
      {service ? (
        <>
          {service.state === 'resting' ? (
            <p className="notice notice--warm">{words('service.resting.next')}</p>
          ) : null}
          <Facts
            of={[
              [words('service.url'), <code key="u">{service.url}</code>],
              [words('service.timeout'), words('milliseconds', { count: number(service.timeoutMs) })],
              [words('service.asked'), number(service.asked)],
              [
                words('service.failures'),
                failures.length === 0
                  ? words('service.noFailures')
                  : failures
                      .map(([code, count]) => `${codeWords('failure', code)}: ${number(count)}`)
                      .join(' · '),
              ],
              [words('since'), <Put key="p" put={service} />],
            ]}
          />
        </>
      ) : (
        <EmptyState title={words('service.none')} next={words('service.none.next')} />
      )}
      {edits ? <ServiceForm service={service} /> : null}
      {edits && service ? (
        <p>
          <ActButton
            quiet
            label={words('service.retire')}
            confirm={words('service.retireConfirm')}
            refresh={DETECTORS}
            explain={refusal}
            act={() => retire('service')}
          />
        </p>
      ) : null}
    </section>
  );
}
