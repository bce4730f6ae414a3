import type { Language } from '@kmm/contracts';
import en from '../../../../messages/en/access.json' with { type: 'json' };
import vi from '../../../../messages/vi/access.json' with { type: 'json' };
import { useLanguage } from '../language/language-context.tsx';

type Word = keyof typeof vi;
const messages: Record<Language, Record<Word, string>> = { vi, en };

/** Sentences about who gets in; `{name}` is replaced by a value. */
export function useTranslation() {
  const { language } = useLanguage();
  return (key: Word, values: Readonly<Record<string, string | number>> = {}): string =>
    messages[language][key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
