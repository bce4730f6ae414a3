import type {
  Measure,
  NoticeAction,
  NoticeActionKind,
  PlatformEvent,
  PolicyDocument,
  RuleMeasure,
} from '@khong-mot-minh/contracts';
import type { Outcome } from '@khong-mot-minh/contracts/codes';
import { isMinor, senderBand } from '../age.ts';
import type { AccountFacts } from '../facts.ts';
import { isoTime } from '../iso-time.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { Context } from './context.ts';
import type { Fired } from './fired.ts';
import { gravestFirst } from './gravest-first.ts';

const DAY_MS = 86_400_000;

/**
 * Measures of all fired rules: of notices only the gravest for each audience, of the others the longest, once. Buttons
 * that answer for a held message stand only where one of text alone is held: where media are kept back, nothing is shown
 * or saved, whatever a policy chose. Where a person stopped the conversation that rule speaks alone: a sender must not reach a screen by being refused.
 */
export function measuresOf(
  fired: readonly Fired[],
  context: Context,
  buttons: Buttons,
  outcome: Outcome,
): Measure[] {
  if (fired.length === 0) return [];
  const alone = fired.find(({ rule, held }) => rule.speaksAlone && held === undefined)?.rule;
  const isSilent = (rule: CompiledRule) => alone !== undefined && rule !== alone && rule.layer === 'prevent';
  const speaking = fired.filter(({ rule }) => rule.notices.length > 0 || rule.measures.length > 0);
  if (speaking.length === 0) return [];
  speaking.sort(gravestFirst);
  const { event } = context;
  const media = carriesMedia(event);
  const answers =
    outcome === 'hold' && event.type === 'message.sent' && !media ? answersIn(speaking, buttons) : [];
  const neverOffered = media && (outcome === 'hold' || outcome === 'block') ? SHOWS_OR_SAVES : ANSWERS;
  const keyed: Keyed[] = [];
  const add = (key: string, measure: Measure): void => {
    if (!keyed.some((one) => one.key === key)) keyed.push({ key, measure });
  };
  for (const { rule } of speaking.filter(({ rule }) => !isSilent(rule)))
    for (const { key, measure } of noticesOf(rule, buttons))
      add(key, withAnswers(measure, answers, neverOffered));
  const acting = speaking.filter(({ rule }) => rule.measures.length > 0);
  if (acting.length > 1) acting.sort((a, b) => longest(b) - longest(a));
  for (const { rule } of acting) {
    for (const measure of rule.measures) {
      if ('audience' in measure && isSilent(rule)) continue;
      const asked = askedBy(measure, rule, context);
      if (asked) add(asked.key, asked.measure);
    }
  }
  if (keyed.length > 1) keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const measures = keyed.map(({ measure }) => measure);
  return alone === undefined ? measures : measures.filter((measure) => !reachesTarget(measure));
}

/** What would show on the screen of whom the event was to reach. */
const reachesTarget = (measure: Measure): boolean => 'audience' in measure && measure.audience === 'target';

/** A measure of a rule as this decision carries it; none where it is not for the account that was found. */
function askedBy(measure: RuleMeasure, { subject }: CompiledRule, context: Context): Keyed | undefined {
  switch (measure.kind) {
    case 'confirm':
    case 'blur':
      return { key: `${measure.kind}/${measure.audience}`, measure };
    case 'preserve':
      return { key: measure.kind, measure: { kind: measure.kind, until: until(measure.days, context) } };
    case 'restrict': {
      const account = subjectOf(subject, context);
      // The bundle limits whom an adult can newly reach; a young person's case goes to support instead.
      if (account === undefined || isMinor(senderBand(account))) return undefined;
      const { kind, bundle, days } = measure;
      const limited: Measure = { kind, account: account.id, bundle, until: until(days, context) };
      return { key: `${kind}/${bundle}`, measure: limited };
    }
  }
}

/** What a young person answers for a message that is held for them. */
const ANSWERS: ReadonlySet<NoticeActionKind> = new Set(['read-message', 'keep-message', 'let-somebody-read']);

/** What would bring a message that is kept back to a screen, or onto a device. */
const SHOWS_OR_SAVES: ReadonlySet<NoticeActionKind> = new Set([...ANSWERS, 'save-evidence']);

const carriesMedia = (event: PlatformEvent): boolean =>
  (event.type === 'message.sent' || event.type === 'content.posted') && (event.media?.length ?? 0) > 0;

/** The answers that any of these rules offers; whichever of them speaks, the held message can be answered for. */
function answersIn(fired: readonly Fired[], buttons: Buttons): NoticeAction[] {
  const named = new Set(fired.flatMap(({ rule }) => rule.notices.flatMap(({ actions }) => actions ?? [])));
  return buttons
    .filter(({ id, does }) => ANSWERS.has(does) && named.has(id))
    .map(({ from, ...button }) => button);
}

function withAnswers(
  measure: Measure,
  answers: readonly NoticeAction[],
  neverOffered: ReadonlySet<NoticeActionKind>,
): Measure {
  if (measure.kind !== 'notice') return { ...measure };
  const { actions = [], ...notice } = measure;
  const offered = actions.filter(({ does }) => !neverOffered.has(does));
  // Whoever wrote a held message is not asked what becomes of it, whatever a policy chose.
  if (measure.audience !== 'target') return { ...notice, ...(offered.length > 0 && { actions: offered }) };
  // Keeping a held message is saving it: one button for one thing.
  const all = [...answers, ...offered.filter(({ does }) => answers.length === 0 || does !== 'save-evidence')];
  return { ...notice, ...(all.length > 0 && { actions: all }) };
}

/** A measure under what it may be there for once. */
type Keyed = { key: string; measure: Measure };
type Buttons = PolicyDocument['actions'];

/** A policy stands still, so what its rules say is put together once. */
const said = new WeakMap<CompiledRule, { buttons: Buttons; notices: readonly Keyed[] }>();

/** What a rule says, with the buttons that belong under it. */
function noticesOf(rule: CompiledRule, buttons: Buttons): readonly Keyed[] {
  const known = said.get(rule);
  if (known?.buttons === buttons) return known.notices;
  const notices = rule.notices.map(({ actions: chosen, ...notice }): Keyed => {
    const actions = actionsOf(chosen, rule.tier, notice.audience, buttons);
    return {
      key: `notice/${notice.audience}`,
      measure: { kind: 'notice', ...notice, ...(actions.length > 0 && { actions }) },
    };
  });
  said.set(rule, { buttons, notices });
  return notices;
}

/** A notice's own buttons, or those of its tier; a reviewer has a desk instead. */
function actionsOf(
  chosen: readonly string[] | undefined,
  tier: number,
  audience: string,
  buttons: Buttons,
): NoticeAction[] {
  if (audience === 'reviewer') return [];
  const mine = buttons.filter(({ id, from }) =>
    chosen === undefined ? from !== undefined && tier >= from : chosen.includes(id),
  );
  return mine.map(({ from, ...button }) => button);
}

const longest = ({ rule }: Fired): number =>
  Math.max(0, ...rule.measures.map((measure) => ('days' in measure ? measure.days : 0)));

const until = (days: number, { nowMs }: Context): string => isoTime(nowMs + days * DAY_MS);

/** The account that a rule's finding is about. */
export const subjectOf = (subject: 'actor' | 'target', { facts }: Context): AccountFacts | undefined =>
  subject === 'actor' ? facts.actor : facts.target;
