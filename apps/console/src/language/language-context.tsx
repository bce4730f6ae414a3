import type { Language } from '@khong-mot-minh/contracts';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readPreference, writePreference } from './preference.ts';
import { type Translate, translate } from './translate.ts';

type Spoken = { language: Language; setLanguage(language: Language): void; t: Translate };

const LanguageContext = createContext<Spoken | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    readPreference('language') === 'en' ? 'en' : 'vi',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    writePreference('language', language);
  }, [language]);
  const spoken = useMemo<Spoken>(() => ({ language, setLanguage, t: translate(language) }), [language]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext);
  if (!spoken) throw new Error('useLanguage needs a LanguageProvider above it');
  return spoken;
}
