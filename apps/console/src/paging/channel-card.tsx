import type { Channel } from '@khong-mot-minh/contracts';
import { errorText } from '../api/error-text.ts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { proveChannel, removeChannel, testChannel } from './paging-api.ts';
import { useChannelAct } from './use-channel-act.ts';

const BADGES = {
  new: 'badge badge--warm',
  proven: 'badge badge--ok',
  failing: 'badge badge--danger',
} as const;

export function ChannelCard({ channel }: { channel: Channel }) {
  const { t } = useLanguage();
  const testing = useChannelAct(() => testChannel(channel.id));
  const proving = useChannelAct(() => proveChannel(channel.id));
  const removing = useChannelAct(() => removeChannel(channel.id));
  const error = testing.error ?? proving.error ?? removing.error;
  // Once the person has said that it came through, there is nothing left to ask.
  const delivered = testing.data?.delivered === true && !proving.isSuccess;
  return (
    <section className="card channel" aria-labelledby={`channel-${channel.id}`}>
      <div className="channel__head">
        <h2 id={`channel-${channel.id}`}>{channel.label}</h2>
        <span className={BADGES[channel.state]}>{t(`paging.${channel.state}`)}</span>
      </div>
      <p className="small soft">
        {t(`paging.${channel.kind}`)} · {t('paging.last')}:{' '}
        {channel.deliveredAt ? <AbsoluteTime at={channel.deliveredAt} /> : t('paging.never')}
        {channel.state === 'failing' && channel.failedAt ? (
          <>
            {' '}
            · {t('paging.failedAt')}: <AbsoluteTime at={channel.failedAt} /> ({channel.failure})
          </>
        ) : null}
      </p>
      <p role="status" className="small">
        {delivered ? t('paging.sent') : ''}
        {testing.data?.delivered === false ? t('paging.notSent', { why: testing.data.failure ?? '' }) : ''}
      </p>
      {error ? (
        <p role="alert" className="field__error">
          {errorText(error, t)}
        </p>
      ) : null}
      <div className="row">
        <button
          type="button"
          className="button button--quiet"
          disabled={testing.isPending}
          onClick={() => testing.mutate(undefined)}
        >
          {t('paging.test')}
        </button>
        {delivered && channel.state !== 'failing' ? (
          <button
            type="button"
            className="button"
            disabled={proving.isPending}
            onClick={() => proving.mutate(undefined)}
          >
            {t('paging.got')}
          </button>
        ) : null}
        <button
          type="button"
          className="link-button"
          disabled={removing.isPending}
          onClick={() => removing.mutate(undefined)}
        >
          {t('paging.remove')}
        </button>
      </div>
    </section>
  );
}
