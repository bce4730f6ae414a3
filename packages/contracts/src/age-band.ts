import { z } from 'zod';

export const AGE_BANDS = ['under13', '13-15', '16-17', '18-22', '23plus', 'unknown'] as const;
export const AgeBand = z.enum(AGE_BANDS).meta({ id: 'AgeBand' });
export type AgeBand = z.infer<typeof AgeBand>;
