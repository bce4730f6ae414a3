import { FIRST_LANGUAGE, type Language } from '@khong-mot-minh/contracts/codes';

/** Something in the languages in which it exists; in the first it always does. */
export type Localised<T = string> = Readonly<Record<typeof FIRST_LANGUAGE, T>> &
  Readonly<Partial<Record<Language, T | undefined>>>;

/** It in a language, or in the first where it does not exist in that one. */
export function textIn<T>(text: Localised<T>, language: Language): T;
/** The same of what may not be there at all. */
export function textIn<T>(text: Localised<T> | undefined, language: Language): T | undefined;
/** Both of the above. */
export function textIn<T>(text: Localised<T> | undefined, language: Language): T | undefined {
  return text?.[language] ?? text?.[FIRST_LANGUAGE];
}
