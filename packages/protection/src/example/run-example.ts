import { type Decision, PlatformEvent, type PolicyExample, targetOf } from '@khong-mot-minh/contracts';
import type { AccountFacts, ActSignal } from '../facts.ts';
import { isoTime } from '../iso-time.ts';
import { decide } from '../judge/decide.ts';
import { needs } from '../judge/needs.ts';
import { withCase } from '../judge/verdict.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { dayStart } from '../protections/quiet-hours.ts';
import { applyWrites, citedSeqs, emptyState, readState } from '../state/protection-state.ts';

const DAY_MS = 86_400_000;
/** Examples run at a fixed moment: 24 November 2026, 09:00 in UTC. */
const BEGIN_MS = 1_795_510_800_000;
/** Weight of an act that an example names without one. */
const CLEAR = 0.8;
/** What examples need not spell out; a schema ignores what its event type does not have. */
const FILLED = { conversation: 'c-1', call: 'k-1', content: 'p-1', category: 'other', query: '…', text: '…' };
const CASE_ID = '00000000-0000-4000-8000-000000000001';

/** How an example ended: every decision, and what about the last one is not as expected. */
export type ExampleResult = { decisions: Decision[]; unmet: string[] };

/** Runs an example through the engine from an empty state. */
export function runExample(program: CompiledPolicy, example: PolicyExample): ExampleResult {
  const state = emptyState();
  const ids: Record<number, string> = {};
  const decisions = example.events.map(({ minutes, acts, pictures, textService, stopped, ...given }, seq) => {
    const nowMs = BEGIN_MS + minutes * 60_000;
    const id = `example-${seq}`;
    ids[seq] = id;
    const event = PlatformEvent.parse({ ...FILLED, ...given, id, time: isoTime(nowMs) });
    const people = { ...program.document.people, ...example.accounts };
    const reached = targetOf(event)?.target;
    const target = reached === undefined ? undefined : accountOf(people, reached, nowMs);
    const actor = accountOf(people, event.actor, nowMs);
    const facts = { actor, target, nowMs, pictures, textService, stopped };
    const reads = readState(state, needs(program, event, facts), seq);
    const eventIds = Object.fromEntries(citedSeqs(reads).map((cited) => [cited, ids[cited] ?? '']));
    const signals = acts === 'unavailable' ? acts : acts.map(signalOf);
    const verdict = withCase(decide(program, event, facts, signals, { ...reads, eventIds }), CASE_ID);
    applyWrites(state, verdict.writes);
    return verdict.decision;
  });
  return { decisions, unmet: unmetBy(decisions.at(-1), example) };
}

type Act = Exclude<PolicyExample['events'][number]['acts'], 'unavailable'>[number];

function signalOf(act: Act): ActSignal {
  const finding = typeof act === 'string' ? { act, weight: CLEAR } : act;
  return { ...finding, start: 0, end: 1 };
}

function accountOf(accounts: PolicyExample['accounts'], id: string, nowMs: number): AccountFacts {
  const given = Object.hasOwn(accounts, id) ? accounts[id] : undefined;
  if (given === undefined) return { id, ageBand: 'unknown' };
  const { ageDays, offsetMinutes, ...rest } = given;
  return {
    id,
    ...rest,
    createdAtMs: ageDays === undefined ? undefined : BEGIN_MS - ageDays * DAY_MS,
    dayStartMs: offsetMinutes === undefined ? undefined : dayStart(nowMs, offsetMinutes),
  };
}

function unmetBy(last: Decision | undefined, { rule, expect }: PolicyExample): string[] {
  if (last === undefined) return ['events'];
  const unmet: string[] = [];
  const fired = last.reasons.some((reason) => reason.rule === rule);
  if (fired !== expect.fires) unmet.push('fires');
  if (expect.outcome !== undefined && last.outcome !== expect.outcome) unmet.push('outcome');
  if (expect.tier !== undefined && last.tier !== expect.tier) unmet.push('tier');
  if (expect.notices !== undefined && `${noticesOf(last)}` !== `${[...expect.notices].sort()}`)
    unmet.push('notices');
  if (expect.buttons !== undefined && `${buttonsOf(last)}` !== `${expect.buttons}`) unmet.push('buttons');
  if (expect.degraded !== undefined && last.degraded !== expect.degraded) unmet.push('degraded');
  return unmet;
}

const noticesOf = ({ measures }: Decision): string[] =>
  measures
    .flatMap((m) => (m.kind === 'notice' || m.kind === 'confirm' ? [`${m.audience}/${m.template}`] : []))
    .sort();

const buttonsOf = ({ measures }: Decision): string[] =>
  measures.flatMap((m) =>
    m.kind === 'notice' && m.audience === 'target' ? (m.actions ?? []).map(({ id }) => id) : [],
  );
