import type { CaseView, ReferralView, ReturnReason } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { goTo } from '../routing/use-route.ts';
import { answerReferral, type ReferralAnswer } from './case-api.ts';
import { CommandFailure } from './command-failure.tsx';
import { organisationName } from './organisation-name.ts';
import { ReferralAnswerDialog } from './referral-answer-dialog.tsx';
import { ReferralStatus } from './referral-list.tsx';

/** The receiving organisation's side: the referral, what was shared with it, and three answers. */
export function ReferralDesk({ view }: { view: CaseView }) {
  const { t } = useLanguage();
  return (
    <section className="panel" aria-labelledby="desk-title">
      <h2 id="desk-title">{t('referralDesk.title')}</h2>
      <p className="small soft">
        {t(view.referrals.some(isOffer) ? 'referralDesk.transferLead' : 'referralDesk.lead')}
      </p>
      {view.referrals.map((referral) => (
        <Received key={referral.id} view={view} referral={referral} />
      ))}
    </section>
  );
}

const isOffer = ({ kind, status }: ReferralView): boolean => kind === 'transfer' && status === 'sent';

function Received({ view, referral }: { view: CaseView; referral: ReferralView }) {
  const { language, t } = useLanguage();
  const refusedSince = view.withdrawn ? undefined : referral.consent.refusedSince;
  // As it was when this was sent: nothing of it is said once a later word took it back. The team is the sender's.
  const levels =
    view.withdrawn || refusedSince ? [] : referral.consent.mayKnow.filter((level) => level !== 'team');
  const allowed = levels.map((level) => t(`mayKnow.${level}`)).join('; ');
  return (
    <div className="received">
      <dl className="facts facts--wide">
        <div>
          <dt>{t('referral.from')}</dt>
          <dd>
            <strong>
              {organisationName({ organisation: referral.from, kind: referral.fromKind }, language, t)}
            </strong>{' '}
            <ReferralStatus status={referral.status} />
          </dd>
        </div>
        <div>
          <dt>{t('referral.basis')}</dt>
          <dd>{t(`basis.${referral.basis}`)}</dd>
        </div>
        <div>
          <dt>{t('referral.consent')}</dt>
          <dd>
            {refusedSince
              ? t('referral.consentRefused', { time: formatMoment(language, refusedSince) })
              : t(`referral.${consentOf(referral, view)}`)}
          </dd>
        </div>
        {allowed ? (
          <div>
            <dt>{t('consent.title')}</dt>
            <dd>{allowed}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('referral.at')}</dt>
          <dd>
            <AbsoluteTime at={referral.at} />
          </dd>
        </div>
      </dl>
      <Answers view={view} referral={referral} />
    </div>
  );
}

/** What was sent by consent goes on without it once the report was withdrawn. */
const consentOf = ({ consent }: ReferralView, { withdrawn }: CaseView) =>
  !consent.given ? 'consentNo' : withdrawn ? 'consentWithdrawn' : 'consentYes';

/** Returned or done, the case is no longer this organisation's to read, so the page goes back to the list. */
function Answers({ view, referral }: { view: CaseView; referral: ReferralView }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'return' | 'done'>();
  const answering = useMutation({
    mutationFn: ({ answer, reason }: { answer: ReferralAnswer; reason?: ReturnReason | undefined }) =>
      answerReferral(referral.id, answer, reason),
    onSuccess: (_, { answer }) => {
      setAsked(undefined);
      if (answer !== 'accept') goTo({ page: 'queue', queue: 'referred' });
      if (answer !== 'accept') queries.removeQueries({ queryKey: ['case', view.id] });
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => ['case', 'cases'].includes(String(queryKey[0])),
      });
    },
  });
  const waiting = referral.status === 'sent';
  const accepted = answering.isSuccess && answering.variables.answer === 'accept';
  if (!waiting && referral.status !== 'accepted') return null;
  const accept = () => answering.mutate({ answer: 'accept' });
  return (
    <div className="row received__actions">
      {waiting ? (
        <button type="button" className="button" disabled={answering.isPending} onClick={accept}>
          {t('referralDesk.accept')}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => setAsked('done')}>
          {t('referralDesk.done')}
        </button>
      )}
      <button type="button" className="button button--quiet" onClick={() => setAsked('return')}>
        {t('referralDesk.return')}
      </button>
      <p role="status" className="said">
        {accepted ? t('referralDesk.acceptedNow') : ''}
      </p>
      {asked ? null : <CommandFailure view={view} error={answering.error} />}
      {(['return', 'done'] as const).map((answer) => (
        <ReferralAnswerDialog
          key={answer}
          answer={answer}
          view={view}
          open={asked === answer}
          busy={answering.isPending}
          error={answering.error}
          onAnswer={(reason) => answering.mutate({ answer, reason })}
          onClose={() => setAsked((open) => (open === answer ? undefined : open))}
        />
      ))}
    </div>
  );
}
