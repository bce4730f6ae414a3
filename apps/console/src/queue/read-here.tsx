import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SealedText } from '../case/sealed-text.tsx';
import { useCase } from '../case/use-case.ts';
import { useLanguage } from '../language/language-context.tsx';

/** The words of one report without leaving the list; that they were read is on record, as on the case's own page. */
export function ReadHere({ id }: { id: string }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <div className="read-here">
      <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'aside.readClose' : 'aside.read')}
      </button>
      {open ? <Words id={id} /> : null}
    </div>
  );
}

function Words({ id }: { id: string }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { data } = useCase(id);
  const seen = data !== undefined;
  useEffect(() => {
    if (seen) queries.invalidateQueries({ queryKey: ['cases'] });
  }, [seen, queries]);
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const words = data.sealed.filter(({ kind }) => kind === 'report' || kind === 'message');
  return (
    <div className="read-here__words">
      {words.map((item) => (
        <p key={item.id}>
          <SealedText item={item} />
        </p>
      ))}
    </div>
  );
}
