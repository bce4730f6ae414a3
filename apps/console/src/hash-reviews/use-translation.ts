import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/hash-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/hash-desk.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

const messages = catalogue(vi, { en });

/** Sentences of this desk. */
export function useTranslation() {
  const { language } = useLanguage();
  return messages.in(language);
}
