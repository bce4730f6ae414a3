import { useId } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { useDraft } from './drafts.tsx';

/** Why nothing sends it any more. */
type Why = 'handedOver.draft' | 'case.draftLeft';

/** What was typed into a case before it went elsewhere or was taken back: it stands here to be copied. */
export const LeftDrafts = ({ id, why }: { id: string; why: Why }) => (
  <>
    <LeftDraft id={id} writing="reply" why={why} />
    <LeftDraft id={id} writing="note" why={why} />
  </>
);

type Left = { id: string; writing: 'reply' | 'note'; why: Why };

/** One of them; nothing where nothing was typed. */
export function LeftDraft({ id, writing, why }: Left) {
  const { t } = useLanguage();
  const [text, setText] = useDraft(`${id} ${writing}`);
  const title = useId();
  if (text.trim() === '') return null;
  return (
    <section className="panel stack" aria-labelledby={title}>
      <h2 id={title}>{t(`handedOver.draft.${writing}`)}</h2>
      <p className="soft">{t(why)}</p>
      <textarea className="input" readOnly rows={4} value={text} aria-labelledby={title} />
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => navigator.clipboard.writeText(text)}
        >
          {t('handedOver.draft.copy')}
        </button>
        <button type="button" className="link-button" onClick={() => setText('')}>
          {t('handedOver.draft.drop')}
        </button>
      </div>
    </section>
  );
}
