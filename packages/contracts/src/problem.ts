import { z } from 'zod';

/**
 * Work that opens a door past its limit: for each part 0 to `parts` − 1 a number, written in base 36 by at most eight
 * signs, so that SHA-256 of `challenge:part:number` begins with `bits` zero bits. The answer is the header `kmm-work`:
 * `challenge:` and the numbers in order, with commas between. It counts once. Whoever would rather wait sends
 * `prefer: wait` instead, and waits at most thirty seconds. A 503 that carries it only offers it: who is in danger and
 * finds the line full may compute instead of coming back later.
 */
export const WorkAsked = z
  .object({
    challenge: z.string(),
    bits: z.number().int(),
    parts: z.number().int(),
    expiresAt: z.string(),
  })
  .meta({ id: 'WorkAsked' });
export type WorkAsked = z.infer<typeof WorkAsked>;

/** RFC 9457 problem; `errors` names each bad member by JSON pointer (RFC 6901). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          code: z.string(),
          /** What may stand there, where only certain values may. */
          allowed: z.array(z.string()).optional(),
        }),
      )
      .optional(),
    work: WorkAsked.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
