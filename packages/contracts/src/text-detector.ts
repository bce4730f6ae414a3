import { z } from 'zod';

/** What a platform's own terms, model or service say a text is about; there is none for politics or opinion. */
export const TEXT_CATEGORIES = ['insult', 'sexual-approach', 'threat', 'self-harm', 'scam', 'drugs'] as const;
export const TextCategory = z.enum(TEXT_CATEGORIES);
export type TextCategory = z.infer<typeof TextCategory>;

/** Where such a finding comes from: a list of terms, a model that runs here, a service of the platform. */
export const TEXT_SOURCES = ['term', 'model', 'service'] as const;
export type TextSource = (typeof TEXT_SOURCES)[number];
