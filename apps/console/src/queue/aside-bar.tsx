import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { AsideAct } from './aside-api.ts';
import type { useBulkSetAside } from './use-bulk-set-aside.ts';

type Props = { type: AsideAct; aside: ReturnType<typeof useBulkSetAside>; onEnd(): void };

/** What is done with the chosen rows, and the way back from it. */
export function AsideBar({ type, aside, onEnd }: Props) {
  const { t } = useLanguage();
  const { chosen, done, error, pending } = aside;
  return (
    <section className="aside-bar stack" aria-label={t('aside.title')}>
      <p>{t(type === 'set-aside' ? 'aside.lead' : 'aside.leadBack')}</p>
      {error ? <Failure error={error} onRetry={aside.run} /> : null}
      <p role="status">
        {done ? t(`aside.done.${done.type}`, { count: done.rows.length }) : ''}{' '}
        {done ? (
          <button type="button" className="link-button" disabled={pending} onClick={aside.undo}>
            {t('aside.undo')}
          </button>
        ) : null}
      </p>
      <p className="row">
        <button
          type="button"
          className="button"
          aria-busy={pending}
          disabled={pending || chosen.length === 0}
          onClick={aside.run}
        >
          {t(`aside.act.${type}`, { count: chosen.length })}
        </button>
        <button type="button" className="button button--quiet" onClick={aside.chooseAll}>
          {t('aside.all')}
        </button>
        <button type="button" className="link-button" onClick={onEnd}>
          {t('aside.end')}
        </button>
      </p>
    </section>
  );
}
