import { z } from 'zod';
import { inEachLanguage, type Language, PROMISED_LANGUAGES } from './codes/languages.ts';

/** A sentence in the languages in which it exists: in those two always, as /v1 promises, in a further one where it is written. */
export const Bilingual = z
  .object(
    // The cast is true: what is promised is demanded, the rest may be left out.
    inEachLanguage((language) =>
      PROMISED_LANGUAGES.includes(language) ? z.string() : z.string().optional(),
    ) as Record<'vi' | 'en', z.ZodString> &
      Record<Exclude<Language, 'vi' | 'en'>, z.ZodOptional<z.ZodString>>,
  )
  .meta({ id: 'Bilingual' });
export type Bilingual = z.infer<typeof Bilingual>;
/** The same by the name that the house uses; /v1 knows it by the other. */
export type Localised = Bilingual;
