import type { TimelineEntry } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { timelineLines, timelineTitle } from './timeline-lines.ts';

/** Latest first: what somebody opening the case wants to know is what happened since. A receiver is told of its own acts alone. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useLanguage();
  if (entries.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      <ol className="timeline" reversed>
        {entries.toReversed().map((entry) => (
          <li key={entry.version}>
            <span className="timeline__title">{timelineTitle(entry, t)}</span>
            {timelineLines(entry, t).map((line) => (
              <span key={line} className="timeline__line">
                {line}
              </span>
            ))}
            <span className="small soft">
              <AbsoluteTime at={entry.at} coarse />
              {entry.by ? ` · ${entry.by}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
