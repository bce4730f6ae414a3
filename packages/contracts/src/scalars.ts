import { z } from 'zod';
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

/** Base64url without padding. */
export const Base64Url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);
