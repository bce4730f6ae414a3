import {
  EVENT_TYPES,
  type EventType,
  type KnownBand,
  PlatformEvent,
  type PolicyDocument,
} from '@khong-mot-minh/contracts';
import { actIndex } from '@khong-mot-minh/contracts/codes';
import { BANDS } from '../age.ts';
import { type Leaf, leavesOf } from '../program/condition.ts';
import { toNumber } from '../program/emit-program.ts';
import { mayHold } from '../program/may-hold.ts';
import { isTextMark } from '../text-signals.ts';
import type { CompiledRule, CompiledSignal } from './compiled-policy.ts';

type Fields = ReadonlyMap<
  string,
  { type: 'number' | 'boolean' | 'text' | 'band' | 'level' | 'list'; values?: readonly string[] }
>;
type People = { viewer: KnownBand; receiver: KnownBand | undefined };

/** For which ages a policy has rules that could use findings in a text. */
export type TextNeeds = {
  /** By rank of the viewer's band times five, plus rank of the receiver's. */
  textBetween: readonly boolean[];
  /** `<event type>/<rank of the viewer's band>` of events that reach nobody in particular. */
  textAlone: ReadonlySet<string>;
};

/**
 * Tries every pair of ages against every rule that rests on findings: bands and what they start with are known,
 * everything else may be anything. Evidence in a pair is kept for later events of both directions, so all count.
 */
export function textNeeds(
  rules: readonly CompiledRule[],
  signals: ReadonlyMap<string, CompiledSignal>,
  protections: PolicyDocument['protections'],
  fields: Fields,
): TextNeeds {
  const resting = rules.filter((rule) => rule.mode !== 'off' && restsOnFindings(rule, signals));
  const possible = (rule: CompiledRule, people: People): boolean =>
    mayHold(rule.when, (leaf) => known(leaf, people, protections, fields)) !== false;
  const reaching = resting.filter(({ kinds }) => kinds.some((kind) => REACHING.has(kind)));
  const textBetween = BANDS.flatMap((viewer) =>
    BANDS.map((receiver) =>
      reaching.some(
        (rule) =>
          possible(rule, { viewer, receiver }) || possible(rule, { viewer: receiver, receiver: viewer }),
      ),
    ),
  );
  const alone = (kind: EventType, viewer: KnownBand) =>
    resting.some((rule) => rule.kinds.includes(kind) && possible(rule, { viewer, receiver: undefined }));
  const textAlone = EVENT_TYPES.flatMap((kind) =>
    BANDS.flatMap((viewer, rank) => (alone(kind, viewer) ? [`${kind}/${rank}`] : [])),
  );
  return { textBetween, textAlone: new Set(textAlone) };
}

/** Event types that may reach somebody. */
const REACHING: ReadonlySet<string> = new Set(
  PlatformEvent.options.flatMap(({ shape }) =>
    'target' in shape || 'towards' in shape ? [shape.type.value] : [],
  ),
);

/** It tests a finding, now or in the pair, or may cite one. */
function restsOnFindings(rule: CompiledRule, signals: ReadonlyMap<string, CompiledSignal>): boolean {
  if (rule.signals.some((id) => (signals.get(id)?.concepts.length ?? 0) > 0)) return true;
  return leavesOf(rule.when).some(({ field }) => {
    if (isTextMark(field)) return true;
    const [part, ...rest] = field.split('.');
    if (part !== 'act' && part !== 'pair' && part !== 'reverse') return false;
    const name = rest.join('.');
    return actIndex(name) !== undefined || name === 'stages' || name === 'coercive';
  });
}

/** A sender's own band is the oldest plausible one and may lie anywhere above, so it is left open. */
function known(
  { field, op, value }: Leaf,
  { viewer, receiver }: People,
  protections: PolicyDocument['protections'],
  fields: Fields,
): boolean | undefined {
  const spec = fields.get(field);
  const mine = valueFor(field, viewer, receiver, protections);
  if (spec === undefined || mine === undefined) return undefined;
  const [is, limit] = [toNumber(spec, mine), toNumber(spec, value)];
  return op === 'atMost' ? is <= limit : op === 'atLeast' ? is >= limit : undefined;
}

function valueFor(
  field: string,
  viewer: KnownBand,
  receiver: KnownBand | undefined,
  protections: PolicyDocument['protections'],
): unknown {
  if (field === 'viewer.band') return viewer;
  if (field === 'receiver.band') return receiver;
  const [, side, key = ''] = /^(actor|target)\.protections\.(.+)$/.exec(field) ?? [];
  const band = side === 'actor' ? viewer : side === 'target' ? receiver : undefined;
  const row = Object.hasOwn(protections, key) ? protections[key] : undefined;
  return band && row?.bands[band].value;
}
