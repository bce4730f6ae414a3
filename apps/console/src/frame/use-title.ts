import { useEffect } from 'react';
import { useLanguage } from '../language/language-context.tsx';

export function useTitle(title: string): void {
  const { t } = useLanguage();
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);
}
