import { ACT_CODES, type ActCode, actsWhere, STAGES } from '@khong-mot-minh/contracts/codes';
import { bandRank } from '../age.ts';
import type { AbsentField, FieldSpec } from '../program/field-spec.ts';
import { INTERACTION_FIELDS } from '../protections/interaction-fields.ts';
import { matrixFields, type Rows } from '../protections/protection-fields.ts';
import { evidenceAt, NO_EVIDENCE } from '../state/pair.ts';
import { COUNTED_WINDOWS, type WindowName, windowValue } from '../state/windows.ts';
import type { Context } from './context.ts';
import { EVENT_FIELDS } from './event-fields.ts';
import { MARK_FIELDS } from './mark-fields.ts';
import { noAfterStep } from './no-after-step.ts';
import { MOST_POINTS, runOfSteps } from './run-of-steps.ts';

type Field = FieldSpec<Context>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below this, evidence of an act is too faint to count. */
const FLOOR = 0.3;

const factFields: Field[] = [
  { name: 'sender.band', type: 'band', source: 'facts', stricter: 'up', read: ({ sender }) => sender },
  {
    name: 'receiver.band',
    type: 'band',
    source: 'facts',
    stricter: 'down',
    read: ({ receiver }) => receiver,
  },
  {
    name: 'target.band',
    type: 'band',
    source: 'facts',
    stricter: 'up',
    read: ({ targetReach }) => targetReach,
  },
  { name: 'viewer.band', type: 'band', source: 'facts', stricter: 'down', read: ({ viewer }) => viewer },
  {
    name: 'sender.accountDays',
    type: 'number',
    source: 'facts',
    min: 0,
    read: ({ facts, nowMs }) =>
      facts.actor.createdAtMs === undefined
        ? undefined
        : Math.max(0, nowMs - facts.actor.createdAtMs) / DAY_MS,
  },
  {
    name: 'sender.otherCountry',
    type: 'boolean',
    source: 'facts',
    read: ({ facts: { actor, target } }) =>
      actor.country === undefined || target?.country === undefined
        ? undefined
        : actor.country !== target.country,
  },
  { name: 'relation.connected', type: 'boolean', source: 'facts', read: ({ connected }) => connected },
  {
    name: 'relation.stopped',
    type: 'boolean',
    source: 'facts',
    read: ({ facts }) => facts.stopped ?? false,
  },
  { name: 'relation.mutuals', type: 'number', source: 'facts', min: 0, read: ({ mutuals }) => mutuals },
  { name: 'relation.first', type: 'boolean', source: 'state', read: ({ firstContact }) => firstContact },
  {
    // Age bands that the one who reaches out is above the one who is reached.
    name: 'relation.bandGap',
    type: 'number',
    source: 'facts',
    stricter: 'up',
    min: -4,
    max: 4,
    read: ({ sender, receiver }) => receiver && bandRank(sender) - bandRank(receiver),
  },
  {
    // The same from the side of a young person who reaches out: how far the other is above.
    name: 'relation.reachGap',
    type: 'number',
    source: 'facts',
    stricter: 'up',
    min: -4,
    max: 4,
    read: ({ targetReach, viewer }) => targetReach && bandRank(targetReach) - bandRank(viewer),
  },
];

const nothingFound: AbsentField<Context> = ({ found }) => found !== undefined && found.length === 0;
const noEvidence: AbsentField<Context> = ({ stateDown, found, pair }) =>
  !stateDown && found !== undefined && (pair === undefined || pair.evidence === NO_EVIDENCE);
const noReverse: AbsentField<Context> = ({ stateDown, reverse }) =>
  !stateDown && (reverse === undefined || reverse.evidence === NO_EVIDENCE);

const actFields: Field[] = ACT_CODES.flatMap((act, index): Field[] => [
  {
    name: `act.${act}`,
    type: 'number',
    source: 'signals',
    min: 0,
    max: 1,
    blank: nothingFound,
    read: ({ found, weights }) => (found === undefined ? undefined : (weights.get(act) ?? 0)),
  },
  {
    name: `pair.${act}`,
    type: 'number',
    source: 'state',
    min: 0,
    max: 1,
    blank: noEvidence,
    // Without this event's findings the evidence is only known from below.
    read: (c) => (c.stateDown || c.found === undefined ? undefined : evidenceAt(c.pair, index)),
  },
  {
    name: `reverse.${act}`,
    type: 'number',
    source: 'state',
    min: 0,
    max: 1,
    blank: noReverse,
    read: (c) => (c.stateDown ? undefined : evidenceAt(c.reverse, index)),
  },
]);

const placesOf = (acts: readonly ActCode[]): number[] => acts.map((act) => ACT_CODES.indexOf(act));
const stages = STAGES.map((stage) => placesOf(actsWhere((row) => row.stage === stage)));
const coercive = placesOf(actsWhere((row) => row.coercive));

const pairFields: Field[] = [
  {
    name: 'pair.coercive',
    type: 'number',
    source: 'state',
    min: 0,
    max: coercive.length,
    blank: noEvidence,
    read: (c) =>
      c.stateDown || c.found === undefined
        ? undefined
        : coercive.filter((act) => evidenceAt(c.pair, act) >= FLOOR).length,
  },
  {
    name: 'pair.stages',
    type: 'number',
    source: 'state',
    min: 0,
    max: stages.length,
    blank: noEvidence,
    read: (c) =>
      c.stateDown || c.found === undefined
        ? undefined
        : stages.filter((acts) => acts.some((act) => evidenceAt(c.pair, act) >= FLOOR)).length,
  },
  {
    // How far the contact has come; it only rises by what was said, never by who says it.
    name: 'pair.run',
    type: 'number',
    source: 'state',
    min: 0,
    max: MOST_POINTS,
    read: (c) => (c.stateDown || c.found === undefined ? undefined : runOfSteps(c.pair, c.reverse)),
  },
  {
    // Only where the other said no after a step: a fear that somebody came with is no answer to who listens.
    name: 'pair.refused',
    type: 'number',
    source: 'state',
    min: 0,
    max: 1,
    read: (c) => (c.stateDown || c.found === undefined ? undefined : noAfterStep(c.pair, c.reverse)),
  },
  {
    name: 'pair.hours',
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown || c.pair === undefined ? undefined : (c.nowMs - c.pair.firstAtMs) / HOUR_MS),
  },
];

const windowFields: Field[] = COUNTED_WINDOWS.flatMap((name): Field[] => [
  {
    name: `actor.${name}`,
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown ? undefined : windowValue(name, c.actorWindows[name], c.nowMs)),
  },
  {
    name: `target.${name}`,
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown ? undefined : windowValue(name, c.targetWindows[name], c.nowMs)),
  },
]);

/** Windows that two accounts, a conversation or a theme have, by the field that asks for them. */
export const SHARED_WINDOWS: ReadonlyMap<string, WindowName> = new Map([
  ['pair.messages1h', 'pairMessages1h'],
  ['conversation.adults7d', 'conversationAdults7d'],
  ['content.sameTheme1d', 'themeViews1d'],
]);

const sharedFields: Field[] = [...SHARED_WINDOWS].map(([name, window]) => ({
  name,
  type: 'number',
  source: 'state',
  kinds: window === 'themeViews1d' ? ['content.viewed'] : ['message.sent'],
  min: 0,
  read: (c) => (c.stateDown ? undefined : windowValue(window, c.sharedWindows[window], c.nowMs)),
}));

/** Every field that any policy may name. */
const FIELDS: ReadonlyMap<string, Field> = new Map(
  [
    ...EVENT_FIELDS,
    ...INTERACTION_FIELDS,
    ...factFields,
    ...actFields,
    ...MARK_FIELDS,
    ...pairFields,
    ...windowFields,
    ...sharedFields,
  ].map((field) => [field.name, field]),
);

/** The fields of a policy with this matrix. */
export const fieldsWith = (rows: Rows): ReadonlyMap<string, Field> =>
  new Map([...FIELDS, ...matrixFields(rows).map((field): [string, Field] => [field.name, field])]);
