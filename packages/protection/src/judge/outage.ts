import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { FieldSource } from '../program/field-spec.ts';
import type { Context } from './context.ts';

/** Whether a field of this source has no value because something did not answer. */
export const isOut = (source: FieldSource, { found, stateDown, facts }: Context): boolean =>
  (source === 'service' && (found === undefined || facts.textService === 'unavailable')) ||
  (source === 'signals' && (found === undefined || facts.pictures === 'unavailable')) ||
  (source === 'state' && (stateDown || found === undefined));

/** What happens to an event that a rule could not judge: first contact, media, calls and payments wait. */
export function onOutage(rule: CompiledRule, context: Context): 'skip' | 'hold' | 'case' {
  if (rule.onUnknown !== undefined) return rule.onUnknown;
  const { event, connected } = context;
  if (connected !== true) return 'hold';
  if (event.type === 'call.started' || event.type === 'payment.requested') return 'hold';
  return 'media' in event && Array.isArray(event.media) && event.media.length > 0 ? 'hold' : 'skip';
}
