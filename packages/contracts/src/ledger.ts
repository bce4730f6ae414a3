import { z } from 'zod';
import { Time } from './scalars.ts';

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const ActNumber = z.number().int().min(0);

/**
 * What opens the leaf of an act to its parties. The leaf's hash is SHA-256 of the nonce (32 bytes), eight bytes 255,
 * the place (32 bytes) and the entry's bytes. `place` is a salted hash, so that nobody but auditors learns how many acts
 * came before this one. An act that was sealed without a place has its `number` (8 bytes, big-endian) instead of both.
 */
export const LedgerOpening = z
  .object({ nonce: Hex32, place: Hex32.optional(), number: ActNumber.optional(), entry: z.string() })
  .meta({ id: 'LedgerOpening' });
export type LedgerOpening = z.infer<typeof LedgerOpening>;

/**
 * What opens a leaf to auditors: its place is SHA-256 of the salt (32 bytes), the number and the seconds of `at` since
 * 1970 (8 bytes each, big-endian). A leaf that only fills its batch has number 0, no salt, and the word `padding` for an
 * entry.
 */
export const WholeLedgerOpening = z
  .object({
    nonce: Hex32,
    number: ActNumber,
    salt: Hex32.optional(),
    at: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      .optional(),
    entry: z.string(),
  })
  .meta({ id: 'WholeLedgerOpening' });
export type WholeLedgerOpening = z.infer<typeof WholeLedgerOpening>;

export const LedgerOpeningsQuery = z.strictObject({
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});

/** Openings of the sealed leaves among the `limit` leaves from `from` on; `next` is where the following ones begin. */
export const LedgerOpenings = z
  .object({
    items: z.array(WholeLedgerOpening.extend({ index: z.number().int().min(0) })),
    next: z.number().int().optional(),
  })
  .meta({ id: 'LedgerOpenings' });
export type LedgerOpenings = z.infer<typeof LedgerOpenings>;

/** The acts about one case that its organisations may open, oldest first; `index` once its batch is published. */
export const CaseLedger = z
  .object({ items: z.array(LedgerOpening.extend({ leaf: z.string(), index: z.number().int().optional() })) })
  .meta({ id: 'CaseLedger' });
export type CaseLedger = z.infer<typeof CaseLedger>;

/** How the public log is published; batches in the log itself say the same under its signature. */
export const LedgerDescriptor = z
  .object({
    origin: z.string(),
    vkey: z.string(),
    every: z.number().int(),
    size: z.number().int(),
    batchesADay: z.number().int(),
    mostBatches: z.number().int(),
    lastBatch: z.object({ batch: z.number().int(), at: Time, size: z.number().int() }).optional(),
  })
  .meta({ id: 'LedgerDescriptor' });
export type LedgerDescriptor = z.infer<typeof LedgerDescriptor>;
