import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../../messages/en/text-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/text-desk.json' with { type: 'json' };
import { ApiError } from '../api/api-error.ts';
import { useLanguage } from '../language/language-context.tsx';

const messages = catalogue(vi, { en });

/** Sentences of the page of text detectors; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  const words = messages.in(language);
  /** A code of the server in words where there are some, else the code. */
  const codeWords = (group: 'category' | 'tier' | 'language' | 'failure', code: string): string => {
    const key = `${group}.${code}`;
    return messages.has(key) ? words(key) : code;
  };
  /** Why a pack, a model or a key was refused; undefined where the general words will do. */
  const refusal = (error: unknown): string | undefined => {
    if (!(error instanceof ApiError)) return undefined;
    const key = error.reasons.map((code) => `refused.${code}`).find(messages.has);
    return key && words(key);
  };
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  return { words, codeWords, refusal, number };
}
