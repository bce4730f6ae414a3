import { z } from 'zod';

/** Shape of every list: `next` is the cursor of the following page, absent on the last. */
export const listOf = <T extends z.ZodType>(entry: T) =>
  z.object({ items: z.array(entry), next: z.string().optional() });

export const ListQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
