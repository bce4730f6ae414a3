import type { AccessView, SwitchOffView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorText } from '../api/error-text.ts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ACCESS_KEY, reviewSwitchOff } from './access-api.ts';
import { shortKey } from './key-table.tsx';
import { useTranslation } from './use-translation.ts';

/** What was switched off, by whom and why; a second person keeps it so or gives the access back. */
export function SwitchOffCard({ off, view }: { off: SwitchOffView; view: AccessView }) {
  const { language, t } = useLanguage();
  const words = useTranslation();
  const queries = useQueryClient();
  const review = useMutation({
    mutationFn: (keep: boolean) => reviewSwitchOff(off.id, keep),
    onSuccess: (next) => queries.setQueryData(ACCESS_KEY, next),
    // Somebody else may have been first: what is shown then is no longer so.
    onError: () => queries.invalidateQueries({ queryKey: ACCESS_KEY }),
  });
  const name =
    off.kind === 'person'
      ? (off.foreign?.name ?? view.people.find(({ id }) => id === off.target)?.name ?? shortKey(off.target))
      : words('keys.one', { id: shortKey(off.target) });
  return (
    <article className="panel stack">
      <header className="row">
        <h3>{name}</h3>
        <span className={off.review?.outcome === 'undone' ? 'badge badge--ok' : 'badge badge--warm'}>
          {words(off.review ? `outcome.${off.review.outcome}` : 'state.waits')}
        </span>
      </header>
      {off.foreign ? <p>{words('card.unit', { unit: textIn(off.foreign.organisation, language) })}</p> : null}
      <p>{words('card.reason', { reason: off.reason })}</p>
      <p className="small soft">
        {words('card.by', { name: off.by.name })} <AbsoluteTime at={off.at} />
        {off.review ? (
          <>
            {' · '}
            {words('card.reviewed', { name: off.review.by.name })} <AbsoluteTime at={off.review.at} />
          </>
        ) : null}
      </p>
      {off.mayReview ? (
        <div className="actions">
          <button
            type="button"
            className="button"
            disabled={review.isPending}
            onClick={() => review.mutate(true)}
          >
            {words('review.keep')}
          </button>
          <button
            type="button"
            className="button button--quiet"
            disabled={review.isPending}
            onClick={() => review.mutate(false)}
          >
            {words('review.undo')}
          </button>
        </div>
      ) : off.review ? null : (
        <p className="notice notice--warm">{words(`review.${off.reviewedBy ?? 'colleague'}`)}</p>
      )}
      {review.error ? (
        <p role="alert" className="field__error">
          {errorText(review.error, t)}
        </p>
      ) : null}
    </article>
  );
}
