import { createContext, useContext, useEffect } from 'react';
import { useLanguage } from '../language/language-context.tsx';

/** What stands before every page's title: how much waits, read in the row of tabs. */
export const TitleCount = createContext('');

export function useTitle(title: string): void {
  const { t } = useLanguage();
  const count = useContext(TitleCount);
  useEffect(() => {
    document.title = `${count}${title} – ${t('app.name')}`;
  }, [count, title, t]);
}
