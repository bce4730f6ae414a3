import type { Decision, PlatformEvent, Reason, Tier } from '@khong-mot-minh/contracts';
import { OUTCOMES, type Outcome, strictness } from '@khong-mot-minh/contracts/codes';
import type { Facts, Signals } from '../facts.ts';
import { isoTime } from '../iso-time.ts';
import type { CompiledPolicy, KindProgram } from '../policy/compiled-policy.ts';
import { standing, unknownSlots } from '../program/run-program.ts';
import { sessionWrites } from '../protections/session-steps.ts';
import type { CaseEntry } from '../state/case-code.ts';
import type { Reads, Write } from '../state/protection-state.ts';
import { capTier } from './cap-tier.ts';
import { caseRequestOf } from './case-request.ts';
import type { Context } from './context.ts';
import { type Cited, citationsIn, groundOf } from './evidence.ts';
import type { Fired } from './fired.ts';
import { gather } from './gather.ts';
import { measuresOf } from './measures.ts';
import { isOut, onOutage } from './outage.ts';
import type { Undecided, Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;
const NOTHING_CITED: ReadonlySet<string> = new Set();
const NO_CASES: ReadonlyMap<string, CaseEntry> = new Map();

/**
 * Judges one event. `signals` is what detectors found in it, or that they did not answer; `reads` is what `needs`
 * asked for. Nothing else enters, so the same arguments give the same verdict for ever.
 */
export function decide(
  program: CompiledPolicy,
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  reads: Reads | 'unavailable',
): Verdict {
  const kind = program.byKind.get(event.type);
  const { context, writes } = gather(event, facts, signals, reads, kind?.sharedWindows);
  const known = reads === 'unavailable' ? undefined : reads;
  const judged = kind === undefined ? nothing() : judge(program, kind, context, known?.eventIds ?? {});
  const { fired, degraded, explanation } = judged;
  const request = caseRequestOf(fired, context, known?.cases ?? NO_CASES);
  const { outcome, ...held } = outcomeOf(fired, program, context);
  const decision: Decision = {
    eventId: event.id,
    mode: 'live',
    outcome,
    tier: gravest(fired),
    degraded,
    // In the order of the schema: an answer that is given again is the same to the byte.
    ...held,
    ...(outcome === 'block' && endOfStop(facts)),
    measures: measuresOf(fired, context, program.document.actions, outcome),
    reasons: fired.map((one) => reasonOf(one, program)),
    policy: program.policy,
  };
  if (request?.caseId !== undefined) decision.measures.push({ kind: 'case', caseId: request.caseId });
  // A degraded decision is provisional: the event comes again, and only then it leaves a trace.
  const kept: Write[] = degraded ? [] : writes;
  if (!degraded) kept.push(...sessionWrites(event, context.nowMs, decision.outcome));
  if (request?.raise && request.caseId !== undefined) {
    const { pairKey: key, caseId, tier, atMs } = request;
    kept.push({ op: 'case', key, caseId, tier, atMs });
  }
  return { decision, writes: kept, explanation, ...(request !== undefined && { caseRequest: request }) };
}

/** What whoever blocks it has to know, should nobody be there to judge the next event. */
const endOfStop = ({ stopped, stoppedUntilMs }: Facts): Pick<Decision, 'stoppedUntil'> =>
  stopped && stoppedUntilMs !== undefined ? { stoppedUntil: isoTime(stoppedUntilMs) } : {};

function gravest(fired: readonly Fired[]): Tier {
  let most: Tier = 0;
  for (const { tier } of fired) if (tier > most) most = tier;
  return most;
}

type Judged = { fired: Fired[]; degraded: boolean; explanation: Undecided };

const nothing = (): Judged => ({ fired: [], degraded: false, explanation: { undecided: [], shadow: [] } });

function judge(
  policy: CompiledPolicy,
  kind: KindProgram,
  context: Context,
  eventIds: Readonly<Record<number, string>>,
): Judged {
  const judged = nothing();
  let citations: Cited[] | undefined;
  for (const { condition, answer } of standing(kind.program, context, kind.rules.length)) {
    const rule = kind.rules[condition];
    if (rule === undefined || (rule.endsAtMs !== undefined && context.nowMs >= rule.endsAtMs)) continue;
    let outage = false;
    if (answer === 'undecided') {
      const open = unknownSlots(kind.program, condition).map(({ spec }) => spec);
      outage = open.some(({ source }) => isOut(source, context));
      judged.explanation.undecided.push({ rule: rule.id, missing: open.map(({ name }) => name).sort() });
      if (!outage && rule.onMissing === 'skip') continue;
    }
    if (rule.mode === 'shadow') {
      if (!outage) judged.explanation.shadow.push(rule.id);
      continue;
    }
    if (outage) {
      judged.degraded = true;
      const held = onOutage(rule, context);
      if (held !== 'skip') judged.fired.push({ rule, tier: 0, signals: [], held });
      continue;
    }
    if (rule.signals.length === 0) {
      judged.fired.push({ rule, tier: capTier(rule, NOTHING_CITED), signals: [] });
      continue;
    }
    citations ??= citationsIn(context);
    const { signals, cited } = groundOf(policy, kind, rule, context, citations, eventIds);
    judged.fired.push({ rule, tier: capTier(rule, cited), signals });
  }
  return judged;
}

function outcomeOf(
  fired: readonly Fired[],
  { document }: CompiledPolicy,
  context: Context,
): Pick<Decision, 'outcome' | 'holdUntil' | 'then'> {
  let worst = 0;
  let minutes = 0;
  let drop = false;
  for (const { rule, held } of fired) {
    const outcome: Outcome = held === undefined ? rule.outcome : 'hold';
    worst = Math.max(worst, strictness(outcome));
    if (outcome !== 'hold') continue;
    // What nobody could judge is let go only between people who are connected.
    const hold = held === undefined ? rule.hold : undefined;
    minutes = Math.max(minutes, hold?.minutes ?? document.outage.holdMinutes);
    drop ||= hold === undefined ? context.connected !== true : hold.then === 'drop';
  }
  const outcome = OUTCOMES[worst] ?? OUTCOMES[0];
  if (outcome !== 'hold') return { outcome };
  return {
    outcome,
    holdUntil: isoTime(context.nowMs + minutes * MINUTE_MS),
    then: drop ? 'drop' : 'release',
  };
}

const reasonOf = ({ rule, signals, held }: Fired, { document }: CompiledPolicy): Reason => ({
  rule: rule.id,
  layer: rule.layer,
  basis: rule.basis,
  statement: held === undefined ? rule.statement : document.outage.statement,
  signals,
});
