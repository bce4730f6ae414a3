import { z } from 'zod';
import { Text, Time } from './scalars.ts';

/** What a platform's own terms, model or service say a text is about; there is none for politics or opinion. */
export const TEXT_CATEGORIES = ['insult', 'sexual-approach', 'threat', 'self-harm', 'scam', 'drugs'] as const;
export const TextCategory = z.enum(TEXT_CATEGORIES);
export type TextCategory = z.infer<typeof TextCategory>;

/** Where such a finding comes from: a list of terms, a model that runs here, a service of the platform. */
export const TEXT_SOURCES = ['term', 'model', 'service'] as const;
export type TextSource = (typeof TEXT_SOURCES)[number];

const Score = z.number().min(0).max(1);
const scoreOf: Record<TextCategory, z.ZodOptional<typeof Score>> = {
  insult: Score.optional(),
  'sexual-approach': Score.optional(),
  threat: Score.optional(),
  'self-harm': Score.optional(),
  scam: Score.optional(),
  drugs: Score.optional(),
};

/** What a platform's own service says of one text, 0–1 for each category it knows. */
export const TextServiceScores = z.object(scoreOf);
export type TextServiceScores = z.infer<typeof TextServiceScores>;

/** The answer of a platform's own service; `id` is the place of the text in the request. */
export const TextServiceAnswer = z.object({
  scores: z.array(TextServiceScores.extend({ id: z.string().max(8) })).max(1000),
});

/** Standard base64, as `base64` and `btoa` write it. */
const Base64 = (maxBytes: number) =>
  z
    .string()
    .min(4)
    .max(Math.ceil(maxBytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const MAX_PACK_BYTES = 512 * 1024;
export const MAX_PACK_TERMS = 2000;
export const MAX_MODEL_BYTES = 2 * 1024 * 1024;

/** The public half (Ed25519, PEM) of the key that signs a platform's term packs. */
export const SigningKeyInput = z
  .strictObject({ publicKey: z.string().min(60).max(400) })
  .meta({ id: 'SigningKeyInput' });

/** A signed pack file; `withDefault` keeps the pack that comes with the software beside it. */
export const TermPackInput = z
  .strictObject({ pack: Base64(MAX_PACK_BYTES), withDefault: z.boolean().default(true) })
  .meta({ id: 'TermPackInput' });
export type TermPackInput = z.infer<typeof TermPackInput>;

/** A signed pack file that is only looked at. */
export const TermPackCheckInput = z
  .strictObject({ pack: Base64(MAX_PACK_BYTES) })
  .meta({ id: 'TermPackCheckInput' });

/** A model of `npx kmm classifier`, and what each of its labels means here; `none` where it means nothing. */
export const TextModelInput = z
  .strictObject({
    model: Base64(MAX_MODEL_BYTES),
    labels: z.record(z.string().min(1).max(64), z.enum([...TEXT_CATEGORIES, 'none'])),
  })
  .meta({ id: 'TextModelInput' });
export type TextModelInput = z.infer<typeof TextModelInput>;

/** A model file that is only looked at. */
export const TextModelCheckInput = z
  .strictObject({ model: Base64(MAX_MODEL_BYTES) })
  .meta({ id: 'TextModelCheckInput' });
/** A model that could be loaded, and the labels that each need a meaning. */
export const TextModelChecked = z
  .object({ bytes: z.number().int(), labels: z.array(z.string()) })
  .meta({ id: 'TextModelChecked' });
export type TextModelChecked = z.infer<typeof TextModelChecked>;

/** Where a platform's own service listens, and how long a decision waits for it. */
export const TextServiceInput = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).max(500),
    timeoutMs: z.number().int().min(50).max(2000).default(500),
  })
  .meta({ id: 'TextServiceInput' });
export type TextServiceInput = z.infer<typeof TextServiceInput>;

/** `by` is the person's id. */
const Put = { by: z.string(), byName: z.string(), at: Time, digest: z.string() };
/** SHA-256 of the public key in DER, hexadecimal: `openssl pkey -pubin -outform DER | sha256sum`. */
const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** What a detector did in this process since it was loaded here; texts are counted, never kept. */
const Did = z.object({ since: Time, texts: z.number().int(), found: z.number().int() });
const Counts = z.record(z.string(), z.number().int());

/** A pack by number: its terms are never shown. */
export const TermPackView = z.object({
  name: z.string(),
  version: z.string(),
  source: z.string(),
  licence: z.string(),
  terms: z.number().int(),
  byCategory: Counts,
  byTier: Counts,
  byLanguage: Counts,
});
export type TermPackView = z.infer<typeof TermPackView>;

/** A pack that could be loaded as it is. */
export const TermPackChecked = TermPackView.extend({ signedBy: Fingerprint }).meta({ id: 'TermPackChecked' });
export type TermPackChecked = z.infer<typeof TermPackChecked>;

/** What looks at a platform's texts beside the detector of risk acts. */
export const TextDetectorsView = z
  .object({
    defaultTerms: TermPackView.extend({ inUse: z.boolean(), did: Did.optional() }),
    signingKey: z.object({ ...Put, publicKey: z.string(), fingerprint: Fingerprint }).optional(),
    terms: TermPackView.extend({
      ...Put,
      /** The key that it was loaded under, which may have been replaced since. */
      signedBy: Fingerprint.optional(),
      did: Did.optional(),
    }).optional(),
    model: z
      .object({
        ...Put,
        bytes: z.number().int(),
        labels: z.record(z.string(), z.string()),
        did: Did.optional(),
      })
      .optional(),
    service: z
      .object({
        ...Put,
        url: z.string(),
        timeoutMs: z.number().int(),
        /** How it does in this process: `resting` after several calls without an answer. */
        state: z.enum(['unused', 'answering', 'failing', 'resting']),
        lastFailure: z.string().optional(),
        /** Calls of this process since the service was set, and those without an answer, by reason. */
        asked: z.number().int(),
        failures: Counts,
      })
      .optional(),
  })
  .meta({ id: 'TextDetectorsView' });
export type TextDetectorsView = z.infer<typeof TextDetectorsView>;

/** The service's signing secret is shown once, when it is set first. */
export const TextServiceGiven = TextServiceInput.extend({
  secret: z.string().optional(),
  /** The address is new: a second person has to agree before any text is sent there. */
  waiting: z.literal(true).optional(),
}).meta({ id: 'TextServiceGiven' });

export type TextServiceGiven = z.infer<typeof TextServiceGiven>;

/** A text to try the detectors on; it is not kept, and nothing is decided. With `pack` only that pack is tried. */
export const TextTryInput = z
  .strictObject({ text: Text(20_000, 1), pack: Base64(MAX_PACK_BYTES).optional() })
  .meta({ id: 'TextTryInput' });

/** What the detectors would say of it. */
export const TextTried = z
  .object({
    signals: z.array(
      z.object({
        concept: z.string(),
        weight: z.number(),
        start: z.number().int(),
        end: z.number().int(),
      }),
    ),
    service: z.enum(['none', 'answered', 'unavailable']),
  })
  .meta({ id: 'TextTried' });
export type TextTried = z.infer<typeof TextTried>;
