import type { PlatformEvent } from '@kmm/contracts';
import type { Facts, Signals } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { type Condition, leavesOf } from '../program/condition.ts';
import type { FieldValue } from '../program/field-spec.ts';
import { answer, fillSlots } from '../program/run-program.ts';
import type { Reads } from '../state/protection-state.ts';
import { printCondition } from '../text/print-condition.ts';
import type { Context } from './context.ts';
import { FIELDS } from './fields.ts';
import { gather } from './gather.ts';

/** A rule that lacked one thing: the part that did not hold, as text, and what its fields showed. */
export type NearlyFired = {
  rule: string;
  lacking: string;
  seen: Record<string, Exclude<FieldValue, undefined> | null>;
};

const MOST = 8;

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
  const { context } = gather(event, facts, signals, reads);
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
    near.push({
      rule: kind.rules[index]?.id ?? '',
      lacking: printCondition(only),
      seen: seenBy(only, context),
    });
  }
  return near;
}

function seenBy(part: Condition, context: Context): NearlyFired['seen'] {
  const seen: NearlyFired['seen'] = {};
  for (const { field } of leavesOf(part)) seen[field] = FIELDS.get(field)?.read(context) ?? null;
  return seen;
}
