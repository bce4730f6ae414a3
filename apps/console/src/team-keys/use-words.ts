import type { Language } from '@kmm/contracts';
import en from '../../../../messages/en/keys.json' with { type: 'json' };
import vi from '../../../../messages/vi/keys.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

export type Word = keyof typeof vi;
const messages: Record<Language, Record<Word, string>> = { vi, en };

/** Sentences about keys; `{name}` is replaced by a value. */
export function useWords() {
  const { language } = useLanguage();
  return (key: Word, values: Readonly<Record<string, string | number>> = {}): string =>
    messages[language][key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
