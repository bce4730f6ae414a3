import type { LeafValue, NearRule, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Facts, Signals } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { type Condition, type Leaf, leavesOf } from '../program/condition.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { answer, fillSlots } from '../program/run-program.ts';
import type { Reads } from '../state/protection-state.ts';
import { printCondition } from '../text/print-condition.ts';
import type { Context } from './context.ts';
import { gather } from './gather.ts';

/** A rule that lacked one thing: the part that did not hold, as text, and what its fields showed. */
export type NearlyFired = NearRule;

const MOST = 8;
/** Thousands of decisions lack the same few parts and saw the same there: what is told of it is made once. */
const sentences = new WeakMap<Condition, Told>();
type Told = { lacking: string; leaves: readonly Leaf[]; known: Map<string, NearlyFired> };
const MOST_KNOWN = 256;

/**
 * Rules of which all that they require held but one part. Ask with the arguments of the decision, before its writes
 * are applied; a decision itself does not pay for this. Equal ones may be the very same object.
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
    near.push(nearOf(rule.id, only, context, policy.fields));
  }
  return near;
}

function nearOf(
  rule: string,
  part: Condition,
  context: Context,
  fields: CompiledPolicy['fields'],
): NearlyFired {
  const { lacking, leaves, known } = toldOf(part);
  const values = leaves.map(({ field, value }) => {
    const spec = fields.get(field);
    return spec === undefined ? null : shownValue(spec, value, context);
  });
  const key = JSON.stringify([rule, values]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const seen = Object.fromEntries(leaves.map(({ field }, at) => [field, values[at] ?? null]));
  const near: NearlyFired = { rule, lacking, seen };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, near);
  return near;
}

function toldOf(part: Condition): Told {
  const before = sentences.get(part);
  if (before !== undefined) return before;
  const one: Told = { lacking: printCondition(part), leaves: leavesOf(part), known: new Map() };
  sentences.set(part, one);
  return one;
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
