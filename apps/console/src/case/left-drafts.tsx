import { useId } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { useDraft } from './drafts.tsx';

/** What was typed into a case before it went elsewhere: nothing sends it any more, so it stands here to be copied. */
export const LeftDrafts = ({ id }: { id: string }) => (
  <>
    <LeftDraft id={id} writing="reply" />
    <LeftDraft id={id} writing="note" />
  </>
);

function LeftDraft({ id, writing }: { id: string; writing: 'reply' | 'note' }) {
  const { t } = useLanguage();
  const [text, setText] = useDraft(`${id} ${writing}`);
  const title = useId();
  if (text.trim() === '') return null;
  return (
    <section className="panel stack" aria-labelledby={title}>
      <h2 id={title}>{t(`handedOver.draft.${writing}`)}</h2>
      <p className="soft">{t('handedOver.draft')}</p>
      <textarea readOnly rows={4} value={text} aria-labelledby={title} />
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
