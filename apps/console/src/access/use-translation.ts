import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/access.json' with { type: 'json' };
import vi from '../../../../messages/vi/access.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

const messages = catalogue(vi, { en });

/** Sentences about who gets in; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  return messages.in(language);
}
