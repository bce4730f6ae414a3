import type { Language } from '@khong-mot-minh/contracts';
import { useLanguage } from './language-context.tsx';

/** Each language is named in itself, so that whoever needs it can read it. */
const NAMES: readonly (readonly [Language, string])[] = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
];

export function LanguageSwitch() {
  const { language, setLanguage, t } = useLanguage();
  return (
    <fieldset className="language" aria-label={t('app.language')}>
      {NAMES.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          aria-label={`${code.toUpperCase()} – ${name}`}
          title={name}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
