import type { Language } from '@kmm/contracts';
import en from '../../../../messages/en/policy-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/policy-desk.json' with { type: 'json' };
import { formatNumber } from '../language/format-number.ts';
import { useLanguage } from '../language/language-context.tsx';

export type Word = keyof typeof vi;
const messages: Record<Language, Record<Word, string>> = { vi, en };

/** Whether a key made from a code of the server has a sentence. */
export const isWord = (key: string): key is Word => Object.hasOwn(vi, key);

const spoken = (language: Language, value: string | number): string =>
  typeof value === 'number' ? formatNumber(language, value) : value;

/** Sentences of the policy desk; `{name}` is replaced by a value. */
export function useWords() {
  const { language } = useLanguage();
  const words = (key: Word, values: Readonly<Record<string, string | number>> = {}): string =>
    messages[language][key].replace(/\{(\w+)\}/g, (all, name: string) =>
      spoken(language, values[name] ?? all),
    );
  return { language, words };
}
