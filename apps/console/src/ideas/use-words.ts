import type { Language } from '@kmm/contracts';
import en from '../../../../messages/en/idea-desk.json' with { type: 'json' };
import vi from '../../../../messages/vi/idea-desk.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

export type Word = keyof typeof vi;
const messages: Record<Language, Record<Word, string>> = { vi, en };

/** Sentences of this desk; `{name}` is replaced by a value. */
export function useWords() {
  const { language } = useLanguage();
  const words = (key: Word, values: Readonly<Record<string, string | number>> = {}): string =>
    messages[language][key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
  return { language, words };
}
