import type { ContestForReview, RestrictionForReview } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useTranslation } from '../policy/use-translation.ts';
import { DecisionForm } from './decision-form.tsx';
import { decideContest, decideRestriction, fetchContests, fetchRestrictions } from './restrictions-api.ts';

const RESTRICTION = {
  lift: ['reviewed-no-risk', 'started-by-mistake', 'appeal-upheld', 'risk-is-over'],
  keep: ['risk-goes-on', 'case-is-open', 'appeal-not-upheld'],
} as const;
const OUTCOMES = ['lift', 'keep'] as const;
const CONTEST = {
  end: ['not-the-guardian', 'not-safe', 'account-misused', 'link-not-confirmed'],
  keep: ['guardian-confirmed', 'asked-by-mistake', 'young-person-agrees'],
} as const;

/** Accounts whose new contacts are limited, and guardian links that a young person contests: each waits for a look. */
export default function RestrictionsPage() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  useTitle(words('limits.title'));
  const limits = useQuery({ queryKey: ['limits', 'restrictions'], queryFn: fetchRestrictions });
  const links = useQuery({ queryKey: ['limits', 'contests'], queryFn: fetchContests });
  return (
    <div className="page stack policy">
      <h1>{words('limits.title')}</h1>
      <p className="soft">{words('limits.lead')}</p>
      <section className="stack" aria-labelledby="links-title">
        <h2 id="links-title">{words('links.title')}</h2>
        <p className="soft">{words('links.lead')}</p>
        {links.error ? <Failure error={links.error} onRetry={() => links.refetch()} /> : null}
        {links.data?.items.length === 0 ? (
          <EmptyState title={words('links.none')} next={words('links.none.next')} />
        ) : null}
        {links.data?.items.map((contest) => (
          <Contest key={contest.id} contest={contest} />
        ))}
      </section>
      <section className="stack" aria-labelledby="limits-title">
        <h2 id="limits-title">{words('limits.list')}</h2>
        {limits.error ? <Failure error={limits.error} onRetry={() => limits.refetch()} /> : null}
        {limits.data ? null : <p className="waiting">{t('app.loading')}</p>}
        {limits.data?.items.length === 0 ? (
          <EmptyState title={words('limits.none')} next={words('limits.none.next')} />
        ) : null}
        {limits.data?.items.map((one) => (
          <Limit key={one.id} one={one} />
        ))}
      </section>
    </div>
  );
}

function Limit({ one }: { one: RestrictionForReview }) {
  const { language, words } = useTranslation();
  const waits = one.appeal === 'waiting';
  const notMine = waits && (one.placedByMe || one.reviews.some(({ mine }) => mine));
  const offered = OUTCOMES.filter((outcome) => (outcome === 'lift' ? one.mayLift : one.mayKeep !== false));
  return (
    <article className="panel stack">
      <header className="row">
        <h3>
          <code>{one.account}</code>
          {one.with ? (
            <>
              {' – '}
              <span className="small soft">{words('limits.with')}</span> <code>{one.with}</code>
            </>
          ) : null}
        </h3>
        {waits ? <span className="badge badge--warm">{words('limits.appealed')}</span> : null}
        {one.overdue ? <span className="badge badge--danger">{words('limits.overdue')}</span> : null}
      </header>
      <ul>
        {one.reasons.map(({ rule, statement }) => (
          <li key={rule}>
            {textIn(statement, language)} <code className="small soft">{rule}</code>
          </li>
        ))}
      </ul>
      <details>
        <summary>{words('limits.what', { count: one.limits.length })}</summary>
        <ul>
          {one.limits.map(({ title }) => (
            <li key={title.vi}>{textIn(title, language)}</li>
          ))}
        </ul>
      </details>
      <p className="small soft">
        {words('limits.since')} <AbsoluteTime at={one.since} /> · {words('limits.review')}{' '}
        <AbsoluteTime at={one.reviewAt} /> · {words('limits.until')} <AbsoluteTime at={one.until} />
      </p>
      {notMine ? (
        <p className="notice notice--warm">
          {words(one.placedByMe ? 'limits.stoppedByMe.appeal' : 'limits.notMine')}
        </p>
      ) : (
        <details>
          <summary>{words('limits.decide')}</summary>
          {one.mayLift ? null : <p className="notice">{words('limits.stoppedByMe')}</p>}
          {one.mayKeep === false ? <p className="notice">{words('limits.prolongedByMe')}</p> : null}
          {offered.length > 0 ? (
            <DecisionForm
              outcomes={RESTRICTION}
              offered={offered}
              wordOfOutcome={(code) => words(`limits.outcome.${code}`)}
              wordOfReason={(code) => words(`limits.reason.${code}`)}
              decide={(outcome, reason) =>
                // `as`: the form pairs each outcome with its own reasons.
                decideRestriction(one.id, { outcome, reason } as Parameters<typeof decideRestriction>[1])
              }
            />
          ) : null}
        </details>
      )}
    </article>
  );
}

function Contest({ contest }: { contest: ContestForReview }) {
  const { words } = useTranslation();
  return (
    <article className="panel stack">
      <header className="row">
        <h3>
          <code>{contest.account}</code> – <code>{contest.guardian}</code>
        </h3>
        {contest.overdue ? <span className="badge badge--danger">{words('limits.overdue')}</span> : null}
        {contest.appeal ? <span className="badge badge--warm">{words('links.again')}</span> : null}
      </header>
      <p>{words(`links.reason.${contest.reason}`)}</p>
      <p className="small soft">
        {words('links.since')} <AbsoluteTime at={contest.contestedAt} /> · {words('links.by')}{' '}
        <AbsoluteTime at={contest.decideBy} />
      </p>
      {contest.earlier?.mine ? (
        <p className="notice notice--warm">{words('limits.notMine')}</p>
      ) : (
        <details>
          <summary>{words('limits.decide')}</summary>
          <DecisionForm
            outcomes={CONTEST}
            wordOfOutcome={(code) => words(`links.outcome.${code}`)}
            wordOfReason={(code) => words(`links.why.${code}`)}
            decide={(outcome, reason) =>
              // `as`: the form pairs each outcome with its own reasons.
              decideContest(contest.id, { outcome, reason } as Parameters<typeof decideContest>[1])
            }
          />
        </details>
      )}
    </article>
  );
}
