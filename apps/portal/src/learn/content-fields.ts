import { FIRST_LANGUAGE, inEachLanguage, type Language } from '@khong-mot-minh/contracts/codes';
import { z } from 'zod';

/** Text that says something, in Unicode form NFC: other programs compare and search it. */
export const Text = z
  .string()
  .regex(/\S/, { error: 'must not be empty', abort: true })
  .refine((text) => text === text.normalize('NFC'), {
    error: 'has letters that are not composed (Unicode form NFC)',
  });

/** Something said in the first language, and in others as far as somebody has translated it; among other members. */
// `as`: the first language alone is demanded.
export const localised = inEachLanguage((language) =>
  language === FIRST_LANGUAGE ? Text : Text.optional(),
) as Record<typeof FIRST_LANGUAGE, typeof Text> &
  Record<Exclude<Language, typeof FIRST_LANGUAGE>, z.ZodOptional<typeof Text>>;

/** The same as a member of its own. */
export const LocalisedText = z.strictObject(localised);

/** How far a piece has come: a draft until somebody whose work it is has read it. */
export const Review = z.enum(['draft', 'reviewed']);

export const WholeNumber = z.int({ error: 'must be a whole number above 0' }).min(1);

export const Day = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'must be a day like 2027-05-31' });

/** What `npx kmm content` writes of a text, to see later whether it says the same. */
export const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{16}$/, { error: 'must be a fingerprint as npx kmm content writes it' });
