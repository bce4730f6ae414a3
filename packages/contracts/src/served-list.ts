import { z } from 'zod';

/** A file as browsers get it, before it is compressed for the way. */
export const ServedFile = z.strictObject({
  path: z.string().startsWith('/').max(300),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * A kind of page by its path (`:name` stands for one part, `*` at the end for any): the scripts that it loads, in their
 * order, and the headers that forbid every other. A page may come with fewer scripts, never with others.
 */
export const ServedPagePolicy = z.strictObject({
  path: z.string().startsWith('/').max(300),
  scripts: z.array(z.string().max(300)),
  headers: z.record(z.string(), z.string().max(2000)),
});
export type ServedPagePolicy = z.infer<typeof ServedPagePolicy>;

/** What a release gives to browsers as code; its SHA-256 stands in the public log. */
export const ServedList = z
  .strictObject({ v: z.literal(1), files: z.array(ServedFile), pages: z.array(ServedPagePolicy) })
  .meta({ id: 'ServedList' });
export type ServedList = z.infer<typeof ServedList>;
