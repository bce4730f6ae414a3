import { z } from 'zod';
import { Fingerprint, Text } from '../learn/content-fields.ts';

/** `content/translations.json`: from which Vietnamese text the English of a piece was made. */
export const Translations = z.strictObject({ note: Text, madeFrom: z.record(z.string(), Fingerprint) });
