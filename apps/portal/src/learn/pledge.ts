import { z } from 'zod';
import { Review, Text } from './content-fields.ts';

/** The pledge in one language; `content/pledge/<language>.json`. */
export const Pledge = z.strictObject({
  id: Text,
  version: z.number(),
  review: Review,
  title: Text,
  lead: Text,
  lines: z.array(Text),
  nicknames: z.array(Text),
});
export type Pledge = z.infer<typeof Pledge>;
