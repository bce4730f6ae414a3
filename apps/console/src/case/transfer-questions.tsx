import type { CaseView, TransferQuestionView } from '@khong-mot-minh/contracts';
import { useNow } from '../frame/use-now.ts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { organisationName } from './organisation-name.ts';
import { TakeBack } from './take-back.tsx';

/** What the reporter was asked about handing the case over, and the answers; absent where nothing was asked. */
export function TransferQuestions({ view }: { view: CaseView }) {
  const { language, t } = useLanguage();
  if (view.questions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="questions-title">
      <h2 id="questions-title">{t('questions.title')}</h2>
      <ul className="plain referrals">
        {view.questions.toReversed().map((question) => (
          <li key={question.id}>
            <p className="row">
              <strong>
                {organisationName({ organisation: question.to, kind: question.toKind }, language, t)}
              </strong>
              <Answer question={question} />
            </p>
            {question.status === 'waiting' || question.status === 'agreed' ? (
              <TakeBack view={view} id={question.id} what="question" />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES = {
  waiting: 'badge badge--info',
  agreed: 'badge badge--ok',
  refused: 'badge badge--warm',
  ended: 'badge',
  done: 'badge',
};

function Answer({
  question: { status, answerBy, silence, askAgainFrom },
}: {
  question: TransferQuestionView;
}) {
  const { language, t } = useLanguage();
  const now = useNow();
  const late = status === 'waiting' && Date.parse(answerBy) <= now;
  const time = formatMoment(language, answerBy);
  if (askAgainFrom && Date.parse(askAgainFrom) > now)
    return (
      <span className={`${TONES.refused} badge--sentence`}>
        {t('questions.refusedUntil', { time: formatMoment(language, askAgainFrom) })}
      </span>
    );
  return (
    <span className={TONES[status]}>
      {late
        ? t(silence === 'goes-ahead' ? 'questions.late' : 'questions.lateStays')
        : t(`questions.${status}`, { time })}
    </span>
  );
}
