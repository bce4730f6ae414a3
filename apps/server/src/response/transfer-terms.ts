import { z } from 'zod';
import file from '../../../../policies/hand-over.json' with { type: 'json' };

const HOUR_MS = 3_600_000;

const Terms = z.strictObject({
  answerWithinHours: z
    .int()
    .min(1)
    .max(24 * 30),
  askAgainAfterDays: z.int().min(1).max(365),
});

const terms = Terms.parse(file);

/** How long a reporter has to answer, and how long a no to one organisation stands. `policies/hand-over.json`. */
export const TRANSFER_TERMS = {
  answerWithinMs: terms.answerWithinHours * HOUR_MS,
  askAgainAfterMs: terms.askAgainAfterDays * 24 * HOUR_MS,
} as const;

/** From when on a reporter who said no may be asked about the same organisation again. */
export const askAgainFrom = (answeredAt: Date): Date =>
  new Date(answeredAt.getTime() + TRANSFER_TERMS.askAgainAfterMs);
