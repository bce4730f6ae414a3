import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/policy-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/policy-desk.json' with { type: 'json' };
import { formatNumber } from '../language/format-number.ts';
import { useLanguage } from '../language/language-context.tsx';

const messages = catalogue(
  vi,
  { en },
  {
    spell: (language, value) => (typeof value === 'number' ? formatNumber(language, value) : value),
  },
);

/** Whether a key made from a code of the server has a sentence. */
export const isWord = messages.has;

/** Sentences of the policy desk; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  const words = messages.in(language);
  return { language, words };
}
