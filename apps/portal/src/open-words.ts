import type { Language } from '@kmm/contracts';
import en from '../../../messages/en/transparency.json' with { type: 'json' };
import vi from '../../../messages/vi/transparency.json' with { type: 'json' };

type OpenKey = keyof typeof vi;

const words: Record<Language, Record<OpenKey, string>> = { vi, en };

export type OpenWords = (key: OpenKey, values?: Readonly<Record<string, string | number>>) => string;

/** The sentences of the pages on law and figures; apart from the others, which every help page loads. */
export const openWords =
  (lang: Language): OpenWords =>
  (key, values = {}) =>
    words[lang][key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
