import { z } from 'zod';
import { Text } from './scalars.ts';

export const PledgeInput = z.strictObject({ nickname: Text(24, 1), province: z.string().min(1).max(40) });
export const PledgeCounts = z.object({
  items: z.array(z.object({ province: z.string(), count: z.number().int() })),
});
