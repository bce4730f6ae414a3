import { z } from 'zod';
import { Text, Time, Uuid } from './scalars.ts';

/** What leaves a platform for an address of its own. */
export const EGRESS_KINDS = ['text-service', 'webhook'] as const;
export const EgressKind = z.enum(EGRESS_KINDS);
export type EgressKind = z.infer<typeof EgressKind>;

/** A new address, and what stands until a second person agrees. Without `by` a platform key asked for it. */
export const EgressProposalView = z.object({
  kind: EgressKind,
  url: z.string(),
  current: z.string().optional(),
  by: z.object({ id: Uuid, name: z.string() }).optional(),
  at: Time,
});
export type EgressProposalView = z.infer<typeof EgressProposalView>;

/** `hosts` are those that the operator allows; without it any host may be asked for. */
export const EgressView = z
  .object({ hosts: z.array(z.string()).optional(), items: z.array(EgressProposalView) })
  .meta({ id: 'EgressView' });
export type EgressView = z.infer<typeof EgressView>;

/** `url` is the address that the person saw: another may have been asked for since. */
export const EgressApproval = z
  .strictObject({ approve: z.boolean(), url: Text(500, 1) })
  .meta({ id: 'EgressApproval' });
export type EgressApproval = z.infer<typeof EgressApproval>;
