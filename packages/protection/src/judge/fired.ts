import type { Signal, Tier } from '@khong-mot-minh/contracts';
import type { CompiledRule } from '../policy/compiled-policy.ts';

/** A rule that takes part in the decision; `held` when an outage kept it from being judged. */
export type Fired = { rule: CompiledRule; tier: Tier; signals: Signal[]; held?: 'hold' | 'case' };
