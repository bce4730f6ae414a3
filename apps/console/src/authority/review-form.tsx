import type { OverrideReview, OverrideView } from '@khong-mot-minh/contracts';
import type { VerdictReason } from '@khong-mot-minh/contracts/codes';
import { VERDICT_REASONS } from '@khong-mot-minh/contracts/codes';
import { type FormEvent, useState } from 'react';
import { ReasonChoice } from '../case/reason-choice.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { reviewOverride } from './authority-api.ts';
import { useAct } from './use-act.ts';

type Verdict = OverrideReview['verdict'];
const BOTH: readonly Verdict[] = ['justified', 'not-justified'];

/** The verdict of the second person: a side first, then the reason that belongs to it. */
export function ReviewForm({ view, onDone }: { view: OverrideView; onDone(): void }) {
  const { t } = useLanguage();
  const [verdict, setVerdict] = useState<Verdict>();
  const [reason, setReason] = useState<VerdictReason>();
  const [tried, setTried] = useState(false);
  const review = useAct(onDone);
  const reasons = verdict ? VERDICT_REASONS[verdict] : [];
  const chosen = reasons.find((code) => code === reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!verdict || !chosen) return;
    review.act(
      // `as`: the reason was found in the list of this very verdict.
      async () => ({ verdict, reason: chosen }) as OverrideReview,
      (body, key) => reviewOverride(view.id, body, key),
    );
  };
  return (
    <section className="panel" aria-labelledby="review-title">
      <h2 id="review-title">{t('override.review')}</h2>
      <p className="soft">{t('override.reviewLead')}</p>
      <form className="stack" onSubmit={submit}>
        <ReasonChoice<Verdict>
          label={t('override.verdict')}
          codes={BOTH}
          wordsOf={(code) => `verdict.${code}`}
          chosen={verdict}
          missing={tried}
          onChoose={setVerdict}
        />
        {verdict ? (
          <ReasonChoice<VerdictReason>
            label={t('override.reason')}
            codes={reasons}
            wordsOf={(code) => `verdictReason.${code}`}
            chosen={chosen}
            missing={tried}
            onChoose={setReason}
          />
        ) : null}
        <ActFailure error={review.error} />
        <button type="submit" className="button" aria-busy={review.isPending} disabled={review.isPending}>
          {t('override.submitReview')}
        </button>
      </form>
    </section>
  );
}
