import { z } from 'zod';

export const LAYERS = ['prevent', 'control', 'respond'] as const;
export const Layer = z.enum(LAYERS);
export type Layer = z.infer<typeof Layer>;
