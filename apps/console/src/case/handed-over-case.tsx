import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { fetchHandedOver } from './case-api.ts';
import { LeftDrafts } from './left-drafts.tsx';
import { organisationName } from './organisation-name.ts';
import { Bubble } from './sealed-thread.tsx';
import { Timeline } from './timeline.tsx';
import { UnlockNotice } from './unlock-notice.tsx';

/** What is left of a case that went to another organisation: that it went, what this one did, its own notes. */
export function HandedOverCase({ id }: { id: string }) {
  const { language, t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['handed-over', id],
    queryFn: () => fetchHandedOver(id),
    refetchOnWindowFocus: false,
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const values = {
    name: organisationName({ organisation: data.to, kind: data.toKind }, language, t),
    time: formatMoment(language, data.at),
  };
  return (
    <article className="case">
      <header className="case__head">
        <div className="case__title">
          <h1>{t('handedOver.title')}</h1>
          <p className="small soft">{t(data.withdrawn ? 'handedOver.keptActs' : 'handedOver.kept')}</p>
        </div>
        <p className="notice case__notice">{t('handedOver.lead', values)}</p>
      </header>
      <LeftDrafts id={id} why="handedOver.draft" />
      <div className="case__columns">
        <section className="panel" aria-labelledby="kept-title">
          <h2 id="kept-title">{t('handedOver.notes')}</h2>
          {data.sealed.length > 0 ? (
            <UnlockNotice />
          ) : (
            <p className="soft">{t(data.withdrawn ? 'handedOver.withdrawn' : 'handedOver.none')}</p>
          )}
          <ol className="chat plain">
            {data.sealed.map((item) => (
              <Bubble key={item.id} item={item} mine />
            ))}
          </ol>
        </section>
        <div className="case__side">
          <Timeline entries={data.timeline} />
        </div>
      </div>
    </article>
  );
}
