import { z } from 'zod';

/** 1 context, 2 friction, 3 safety notice and human review, 4 urgent, 5 immediate danger. */
export const Tier = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
  .meta({ id: 'Tier' });
export type Tier = z.infer<typeof Tier>;
