import { useQuery } from '@tanstack/react-query';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { useSession } from '../session/session-context.tsx';
import { answerEgress, EGRESS, fetchEgress } from './detectors-api.ts';
import { Facts } from './facts.tsx';
import { useTranslation } from './use-translation.ts';

/** New addresses to which texts or events would leave; nothing goes there until somebody else agrees. */
export function EgressPanel({ agrees }: { agrees: boolean }) {
  const { words, refusal } = useTranslation();
  const { person } = useSession();
  const { data } = useQuery({ queryKey: [EGRESS], queryFn: fetchEgress });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="egress-title">
      <header className="panel__head">
        <h2 id="egress-title">{words('egress.title')}</h2>
        <span className="badge badge--warm">{words('egress.waits')}</span>
      </header>
      <p>{words('egress.lead')}</p>
      {data.items.map(({ kind, url, current, by, at }) => (
        <article className="stack" key={kind}>
          <h3>{words(`egress.${kind}`)}</h3>
          <Facts
            of={[
              [words('egress.new'), <code key="n">{url}</code>],
              [words('egress.current'), current ? <code key="c">{current}</code> : words('egress.nothing')],
              [
                words('egress.by'),
                <span key="b">
                  {by?.name ?? words('egress.key')} · <AbsoluteTime at={at} />
                </span>,
              ],
            ]}
          />
          {agrees ? (
            <p className="row">
              {by?.id === person.id ? (
                words('egress.other')
              ) : (
                <ActButton
                  label={words('egress.approve')}
                  confirm={words(`egress.confirm.${kind}`)}
                  refresh={EGRESS}
                  explain={refusal}
                  act={() => answerEgress(kind, { approve: true, url })}
                />
              )}
              <ActButton
                quiet
                label={words('egress.decline')}
                refresh={EGRESS}
                explain={refusal}
                act={() => answerEgress(kind, { approve: false, url })}
              />
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
}
