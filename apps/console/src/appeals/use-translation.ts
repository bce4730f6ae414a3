import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/appeals.json' with { type: 'json' };
import vi from '../../../../messages/vi/appeals.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

const messages = catalogue(vi, { en });

/** Sentences of this desk; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  const words = messages.in(language);
  return { language, words };
}
