import { z } from 'zod';
import { Text } from './scalars.ts';

/** Of the person who acts, anew: a session that stands open is not enough. */
export const OwnProof = z.strictObject({
  password: Text(200, 1),
  /** A code not used yet; whoever signs in with one gives one here. */
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});
export type OwnProof = z.infer<typeof OwnProof>;
