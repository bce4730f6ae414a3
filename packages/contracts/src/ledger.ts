import { z } from 'zod';
import { Time } from './scalars.ts';

/**
 * What opens a sealed leaf of the log, whose hash is SHA-256 of the nonce (32 bytes), the number (8 bytes, big-endian)
 * and the entry's bytes. A leaf that only fills its batch has number 0 and the word `padding` for an entry.
 */
export const LedgerOpening = z
  .object({ nonce: z.string().regex(/^[0-9a-f]{64}$/), number: z.number().int().min(0), entry: z.string() })
  .meta({ id: 'LedgerOpening' });
export type LedgerOpening = z.infer<typeof LedgerOpening>;

export const LedgerOpeningsQuery = z.strictObject({
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});

/** Openings of the sealed leaves among the `limit` leaves from `from` on; `next` is where the following ones begin. */
export const LedgerOpenings = z
  .object({
    items: z.array(LedgerOpening.extend({ index: z.number().int().min(0) })),
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
