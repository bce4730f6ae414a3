import { z } from 'zod';

const LineNumber = z.string().regex(/^\+?\d{2,15}$/, { error: 'must be a number to call, digits alone' });

/** What of a country is data: `jurisdictions/<id>/jurisdiction.json`. */
export const Jurisdiction = z.strictObject({
  id: z.string().regex(/^[a-z]{2,16}$/),
  /** Folder of the rules that judge until an operator publishes others. */
  policies: z.string().regex(/^policies\/[a-z-]+$/),
  /** Numbers to call; where a country has no such line, the one that answers instead. */
  lines: z.strictObject({ police: LineNumber, child: LineNumber, medical: LineNumber }),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;
