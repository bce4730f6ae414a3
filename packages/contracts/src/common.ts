import { z } from 'zod';
import { inEachLanguage, type Language } from './codes/languages.ts';
import { marked } from './field-marks.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** PostgreSQL cannot store U+0000, and a lone surrogate cannot be written as UTF-8. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !loneSurrogate.test(text);

/** A string that every layer can store: no U+0000, no lone surrogate, at most `max` code points (as JSON Schema counts). */
export const Text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine(isStorable, { error: 'unstorable', params: { code: 'unstorable' } });

/** An identifier that a platform chose: opaque to us, 1–128 code points. */
export const PlatformId = marked('id', Text(128, 1));

export const Uuid = z.uuid();

/** RFC 3339 in UTC (`Z`), in the years that every layer can hold: PostgreSQL has no year 0. */
export const Time = z.iso
  .datetime()
  .refine((time) => Number(time.slice(0, 4)) >= 1900, { error: 'out-of-range' });

export const AGE_BANDS = ['under13', '13-15', '16-17', '18-22', '23plus', 'unknown'] as const;
export const AgeBand = z.enum(AGE_BANDS).meta({ id: 'AgeBand' });
export type AgeBand = z.infer<typeof AgeBand>;

export { LANGUAGES, type Language } from './codes/languages.ts';

const PROMISED: readonly Language[] = ['vi', 'en'];

/** A sentence in the languages in which it exists: in those two always, as /v1 promises, in a further one where it is written. */
export const Bilingual = z
  .object(
    // The cast is true: what is promised is demanded, the rest may be left out.
    inEachLanguage((language) =>
      PROMISED.includes(language) ? z.string() : z.string().optional(),
    ) as Record<'vi' | 'en', z.ZodString> &
      Record<Exclude<Language, 'vi' | 'en'>, z.ZodOptional<z.ZodString>>,
  )
  .meta({ id: 'Bilingual' });
export type Bilingual = z.infer<typeof Bilingual>;
/** The same by the name that the house uses; /v1 knows it by the other. */
export type Localised = Bilingual;

/** Base64url without padding. */
export const Base64Url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

export { TIERS } from './codes/tiers.ts';
/** 1 context, 2 friction, 3 safety notice and human review, 4 urgent, 5 immediate danger. */
export const Tier = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
  .meta({ id: 'Tier' });
export type Tier = z.infer<typeof Tier>;

export const LAYERS = ['prevent', 'control', 'respond'] as const;
export const Layer = z.enum(LAYERS);
export type Layer = z.infer<typeof Layer>;

/** Shape of every list: `next` is the cursor of the following page, absent on the last. */
export const listOf = <T extends z.ZodType>(entry: T) =>
  z.object({ items: z.array(entry), next: z.string().optional() });

export const ListQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
