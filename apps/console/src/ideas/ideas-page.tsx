import type { IdeaDesk } from '@khong-mot-minh/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../frame/failure.tsx';
import { useAwake } from '../frame/use-awake.ts';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useQueueKeys } from '../queue/use-queue-keys.ts';
import { fetchDesk } from './ideas-api.ts';
import { MadeForm } from './made-form.tsx';
import { useTranslation } from './use-translation.ts';
import { VotingRoundPanel } from './voting-round-panel.tsx';
import { WaitingList } from './waiting-list.tsx';

const WATCH_MS = 60_000;
const noHelp = () => undefined;

/** What young people propose: read, decide, let them vote. */
export default function IdeasPage() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const awake = useAwake();
  const [said, setSaid] = useState('');
  useTitle(words('title'));
  const { data, error, refetch } = useQuery({
    queryKey: ['ideas'],
    queryFn: fetchDesk,
    refetchInterval: awake && WATCH_MS,
  });
  useQueueKeys(true, noHelp);
  const done = (desk: IdeaDesk, sentence: string) => {
    queries.setQueryData(['ideas'], desk);
    setSaid(sentence);
  };
  return (
    <div className="page stack reviews">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      <p role="status" className="said">
        {said}
      </p>
      {!data && error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {data ? (
        <div className="case__columns">
          <div className="case__main">
            <WaitingList waiting={data.waiting} onDone={done} />
          </div>
          <div className="case__side">
            <VotingRoundPanel key={data.round?.id ?? 'none'} desk={data} onDone={done} />
            <MadeForm desk={data} onDone={done} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
