import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { DETECTORS, fetchDetectors } from './detectors-api.ts';
import { EgressPanel } from './egress-panel.tsx';
import { KeyPanel } from './key-panel.tsx';
import { ModelPanel } from './model-panel.tsx';
import { ServicePanel } from './service-panel.tsx';
import { TermsPanel } from './terms-panel.tsx';
import { TryForm } from './try-form.tsx';
import { useTranslation } from './use-translation.ts';

/** What looks at the texts of this platform now, who put it there, how it does, and the way to change it. */
export default function DetectorsPage() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const { roles } = useSession();
  useTitle(words('title'));
  const { data, error, refetch } = useQuery({ queryKey: [DETECTORS], queryFn: fetchDetectors });
  const edits = may({ roles }, 'policies.edit');
  return (
    <div className="page page--narrow stack detectors">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      {edits ? null : <p className="notice">{words('readOnly')}</p>}
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data ? (
        <>
          {edits ? (
            <section className="panel stack" aria-labelledby="try-title">
              <h2 id="try-title">{words('try.title')}</h2>
              <TryForm />
            </section>
          ) : null}
          <EgressPanel agrees={may({ roles }, 'policies.approve')} />
          <TermsPanel view={data} edits={edits} />
          <KeyPanel signingKey={data.signingKey} keeps={may({ roles }, 'detectors.key')} />
          <ModelPanel model={data.model} edits={edits} />
          <ServicePanel service={data.service} edits={edits} />
        </>
      ) : error ? null : (
        <p className="waiting">{t('app.loading')}</p>
      )}
    </div>
  );
}
