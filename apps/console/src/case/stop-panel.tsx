import type { CaseView } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useState } from 'react';
import { useTranslation } from '../appeals/use-translation.ts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** Whether the two accounts of the case still reach each other, and the act that stops it. */
export function StopPanel({ view }: { view: CaseView }) {
  const { words } = useTranslation();
  const { roles } = useSession();
  const [asked, setAsked] = useState(false);
  if (!view.decision?.affectedChild) return null;
  const { stop } = view.decision;
  return (
    <section className="panel" aria-labelledby="stop-title">
      <h2 id="stop-title">{words('stop.title')}</h2>
      <div role="status">
        {stop ? (
          <p className="notice notice--ok">
            {words('stop.runs')} <AbsoluteTime at={stop.reviewAt} />
          </p>
        ) : (
          <p>{words('stop.goesOn')}</p>
        )}
      </div>
      {stop ? (
        <p className="small soft">
          {words('stop.runsNext')}{' '}
          <RouteLink to={{ page: 'restrictions' }}>{words('stop.toLimits')}</RouteLink>
        </p>
      ) : may({ roles }, 'redress.review') ? (
        <p>
          <button type="button" className="button" onClick={() => setAsked(true)}>
            {words('stop.act')}
          </button>
        </p>
      ) : null}
      {asked ? <StopDialog view={view} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}
