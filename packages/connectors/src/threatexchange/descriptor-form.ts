import { SharedHash } from '@khong-mot-minh/contracts';
import { z } from 'zod';

/** What `POST /threat_descriptors/` needs of a form; everything else that clients send is ignored. */
export const DescriptorForm = z.object({
  indicator: SharedHash,
  type: z.literal('HASH_PDQ'),
  privacy_type: z.literal('HAS_PRIVACY_GROUP'),
  /** The number of one bank. */
  privacy_members: z.string().regex(/^\d{1,15}$/),
});

/** A reaction to a descriptor, given or taken back. */
export const ReactionForm = z.union([
  z.object({ reactions: z.string().max(64) }),
  z.object({ reactions_to_remove: z.string().max(64) }),
]);
