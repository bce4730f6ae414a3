import type { CaseRow } from '@khong-mot-minh/contracts';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context.tsx';

/** Says aloud, once, that the list grew while the person was on it; what was there on arrival is not news. */
export function NewCases({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useLanguage();
  const known = useRef(new Set(rows.map(({ id }) => id)));
  const [grew, setGrew] = useState(false);
  useEffect(() => {
    const fresh = rows.filter(({ id, unread }) => unread && !known.current.has(id));
    for (const { id } of rows) known.current.add(id);
    setGrew(fresh.length > 0);
  }, [rows]);
  return (
    <p role="status" className="visually-hidden">
      {grew ? t('queue.new') : ''}
    </p>
  );
}
