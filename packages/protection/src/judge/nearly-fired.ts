import type { LeafValue, NearRule, PlatformEvent } from '@kmm/contracts';
import type { Facts, Signals } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { type Condition, leavesOf } from '../program/condition.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { answer, fillSlots } from '../program/run-program.ts';
import type { Reads } from '../state/protection-state.ts';
import { printCondition } from '../text/print-condition.ts';
import type { Context } from './context.ts';
import { gather } from './gather.ts';

/** A rule that lacked one thing: the part that did not hold, as text, and what its fields showed. */
export type NearlyFired = NearRule;

const MOST = 8;
/** Parts as text: a policy stands still, and thousands of decisions lack the same few parts. */
const printed = new WeakMap<Condition, string>();

/**
 * Rules of which all that they require held but one part. Ask with the arguments of the decision, before its writes
 * are applied; a decision itself does not pay for this.
 */
export function nearlyFired(
  policy: CompiledPolicy,
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  reads: Reads | 'unavailable',
): NearlyFired[] {
  const kind = policy.byKind.get(event.type);
  if (kind === undefined) return [];
  const { context } = gather(event, facts, signals, reads, kind.sharedWindows);
  const { program, ofRule } = kind.parts;
  fillSlots(program, context);
  const near: NearlyFired[] = [];
  let next = 0;
  for (const [index, parts] of ofRule.entries()) {
    const first = next;
    next += parts.length;
    // A rule of one part that does not hold has nothing that speaks for it.
    if (parts.length < 2 || near.length >= MOST) continue;
    const failed = parts.filter((_, part) => answer(program, first + part) !== 'fired');
    const [only] = failed;
    if (only === undefined || failed.length > 1) continue;
    // One that is undecided is in the explanation already.
    if (answer(program, first + parts.indexOf(only)) === 'undecided') continue;
    const rule = kind.rules[index];
    if (rule === undefined || (rule.endsAtMs !== undefined && context.nowMs >= rule.endsAtMs)) continue;
    near.push({ rule: rule.id, lacking: textOf(only), seen: seenBy(only, context, policy.fields) });
  }
  return near;
}

function textOf(part: Condition): string {
  const known = printed.get(part) ?? printCondition(part);
  printed.set(part, known);
  return known;
}

function seenBy(part: Condition, context: Context, fields: CompiledPolicy['fields']): NearlyFired['seen'] {
  const seen: NearlyFired['seen'] = {};
  for (const { field, value } of leavesOf(part)) {
    const spec = fields.get(field);
    seen[field] = spec === undefined ? null : shownValue(spec, value, context);
  }
  return seen;
}

/** What a platform may fill with any text is shown only where it is a word of the rule itself. */
function shownValue(
  spec: FieldSpec<Context>,
  constant: LeafValue,
  context: Context,
): NearlyFired['seen'][string] {
  const value = spec.read(context);
  if (spec.type === 'level') return typeof value === 'number' ? (spec.values?.[value] ?? null) : null;
  // JSON has no other numbers.
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return null;
  const words: readonly unknown[] = Array.isArray(constant) ? constant : [constant];
  const open = spec.type === 'text' && spec.values === undefined;
  if (open && !words.includes(value)) return null;
  return typeof value === 'object' ? [...value] : value;
}
