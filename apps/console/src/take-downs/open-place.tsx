import type { SealedContent } from '@khong-mot-minh/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Failure } from '../frame/failure.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useOpened } from '../keys/use-opened.ts';
import { useLanguage } from '../language/language-context.tsx';
import { AnswerForm } from './answer-form.tsx';
import { PLACE_KIND, readPlace } from './place.ts';
import { fetchTakeDown } from './take-downs-api.ts';
import { useTranslation } from './use-translation.ts';

/** Every look is on record, so it is read when a person asks for it and never on a timer. */
export function OpenPlace({ id }: { id: string }) {
  const words = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['take-down', id],
    queryFn: () => fetchTakeDown(id),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{words('opening')}</p>;
  return data.sealed ? <Place id={id} content={data.sealed} /> : <p>{words('gone')}</p>;
}

function Place({ id, content }: { id: string; content: SealedContent }) {
  const words = useTranslation();
  const { t } = useLanguage();
  const { askToUnlock } = useKeys();
  const item = useMemo(() => ({ ...content, kind: PLACE_KIND }), [content]);
  const opened = useOpened(item);
  switch (opened.state) {
    case 'opening':
      return <p className="waiting">{words('opening')}</p>;
    case 'locked':
      return (
        <p className="notice notice--row">
          {t('sealed.locked')}
          <button type="button" className="button" onClick={askToUnlock}>
            {t('keys.unlock')}
          </button>
        </p>
      );
    case 'not-for-you':
      return <p className="notice notice--warm">{t('sealed.notForYou')}</p>;
    case 'broken':
      return <p className="notice notice--warm">{words('broken')}</p>;
    case 'open':
      return <Shown id={id} text={opened.text} />;
  }
}

/** Text and never a link: nobody lands on the picture by a slip of the finger. */
function Shown({ id, text }: { id: string; text: string }) {
  const words = useTranslation();
  const [copied, setCopied] = useState(false);
  const place = readPlace(text);
  if (!place) return <p className="notice notice--warm">{words('broken')}</p>;
  return (
    <>
      <dl className="facts facts--wide">
        <div>
          <dt>{words('platform')}</dt>
          <dd dir="auto">{place.platform}</dd>
        </div>
        <div>
          <dt>{words(`kind.${place.kind}`)}</dt>
          <dd dir="auto">{place.value}</dd>
        </div>
      </dl>
      <p className="row">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => navigator.clipboard.writeText(place.value).then(() => setCopied(true))}
        >
          {words('copy')}
        </button>
        <span role="status" className="said">
          {copied ? words('copied') : ''}
        </span>
      </p>
      <p className="small soft">{words('dont')}</p>
      <AnswerForm id={id} />
    </>
  );
}
