import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/keys.json' with { type: 'json' };
import vi from '../../../../messages/vi/keys.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

export type Word = keyof typeof vi;
const messages = catalogue(vi, { en });

/** Sentences about keys; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  return messages.in(language);
}
