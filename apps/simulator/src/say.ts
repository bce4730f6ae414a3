import { LANGUAGES, type Language } from '@kmm/contracts';
import deskEn from '../../../messages/en/console.json' with { type: 'json' };
import en from '../../../messages/en/demo.json' with { type: 'json' };
import deskVi from '../../../messages/vi/console.json' with { type: 'json' };
import vi from '../../../messages/vi/demo.json' with { type: 'json' };

/** Vietnamese comes first: its files say which sentences exist. The desk's words are the desk's own. */
export type SayKey = keyof typeof vi | keyof typeof deskVi;
export type Say = (key: SayKey, values?: Readonly<Record<string, string | number>>) => string;

const messages: Record<Language, Record<SayKey, string>> = {
  vi: { ...deskVi, ...vi },
  en: { ...deskEn, ...en },
};

/** The demo's sentences in one language; `{name}` is replaced by `values.name`. */
export const sayIn =
  (lang: Language): Say =>
  (key, values = {}) =>
    messages[lang][key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const isSayKey = (key: string): key is SayKey => Object.hasOwn(messages.vi, key);

/** The sentence of a key made from parts (`tier.4`), or what stands for it where there is none. */
export const sayOr = (say: Say, key: string, otherwise: string): string =>
  isSayKey(key) ? say(key) : otherwise;

export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((lang) => lang === text);
