import type { CaseView, ReferralView } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { organisationName } from './organisation-name.ts';
import { TakeBack } from './take-back.tsx';

export function ReferralList({ view }: { view: CaseView }) {
  const { referrals } = view;
  const { language, t } = useLanguage();
  return (
    <section className="panel" aria-labelledby="referrals-title">
      <h2 id="referrals-title">{t('referrals.title')}</h2>
      {referrals.length === 0 ? <p className="soft">{t('referrals.none')}</p> : null}
      {referrals.length > 0 ? (
        <ul className="plain referrals">
          {referrals.map((referral) => (
            <li key={referral.id}>
              <p className="row">
                <strong>
                  {organisationName({ organisation: referral.to, kind: referral.toKind }, language, t)}
                </strong>
                <ReferralStatus status={referral.status} />
              </p>
              <p className="small soft">
                {t(`referralKind.${referral.kind}`)} · {t(`basis.${referral.basis}`)} ·{' '}
                <AbsoluteTime at={referral.at} />
              </p>
              {isOpen(referral) ? <TakeBack view={view} id={referral.id} what={referral.kind} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** What was accepted as a transfer is over; a referral can be ended while its receiver works. */
const isOpen = ({ kind, status }: ReferralView): boolean =>
  status === 'sent' || (kind === 'referral' && status === 'accepted');

const TONES = {
  sent: 'badge badge--info',
  accepted: 'badge badge--ok',
  returned: 'badge badge--warm',
  done: 'badge',
  ended: 'badge',
};

export function ReferralStatus({ status }: Pick<ReferralView, 'status'>) {
  const { t } = useLanguage();
  return <span className={TONES[status]}>{t(`referralStatus.${status}`)}</span>;
}
