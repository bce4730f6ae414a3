import { TEXT_CATEGORIES } from '@khong-mot-minh/contracts';
import { z } from 'zod';

/** What stands beside a stored detector, by kind; written as one is kept and read back here. */
/** `signedBy` is the fingerprint of the key that the pack was loaded under. */
export const TermSettings = z.object({ withDefault: z.boolean(), signedBy: z.string().optional() });
export const ModelSettings = z.object({ labels: z.record(z.string(), z.enum([...TEXT_CATEGORIES, 'none'])) });
/** `secret` is sealed. */
export const ServiceSettings = z.object({ url: z.string(), timeoutMs: z.number(), secret: z.string() });
export const SERVICE_SECRET = 'text-service';
