import { z } from 'zod';

/** What a client hands back to be given the next page: opaque here, sealed and opened by the server. */
export const PageToken = z.string().regex(/^[\w-]{40,200}$/);
