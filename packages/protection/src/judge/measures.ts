import type { Measure, NoticeAction, PolicyDocument } from '@kmm/contracts';
import { isMinor, senderBand } from '../age.ts';
import type { AccountFacts } from '../facts.ts';
import { isoTime } from '../iso-time.ts';
import type { Context } from './context.ts';
import type { Fired } from './fired.ts';
import { gravestFirst } from './gravest-first.ts';

const DAY_MS = 86_400_000;

/** Measures of all fired rules: of notices only the gravest for each audience, of the others the longest, once. */
export function measuresOf(
  fired: readonly Fired[],
  context: Context,
  buttons: PolicyDocument['actions'],
): Measure[] {
  if (fired.length === 0) return [];
  const speaking = fired.filter(({ rule }) => rule.notices.length > 0 || rule.measures.length > 0);
  speaking.sort(gravestFirst);
  const measures = new Map<string, Measure>();
  for (const { rule } of speaking) {
    for (const { actions: chosen, ...notice } of rule.notices) {
      const key = `notice/${notice.audience}`;
      if (measures.has(key)) continue;
      const actions = actionsOf(chosen, rule.tier, notice.audience, buttons);
      measures.set(key, { kind: 'notice', ...notice, ...(actions.length > 0 && { actions }) });
    }
  }
  const add = (key: string, measure: Measure) => {
    if (!measures.has(key)) measures.set(key, measure);
  };
  const acting = speaking.filter(({ rule }) => rule.measures.length > 0);
  for (const { rule } of acting.sort((a, b) => longest(b) - longest(a))) {
    for (const measure of rule.measures) {
      if (measure.kind === 'confirm') add(`confirm/${measure.audience}`, measure);
      else if (measure.kind === 'blur') add(`blur/${measure.audience}`, measure);
      else if (measure.kind === 'preserve')
        add('preserve', { kind: 'preserve', until: until(measure.days, context) });
      else {
        const account = subjectOf(rule.subject, context);
        // The bundle limits whom an adult can newly reach; a young person's case goes to support instead.
        if (account === undefined || isMinor(senderBand(account))) continue;
        const { bundle, days } = measure;
        add(`restrict/${bundle}`, {
          kind: 'restrict',
          account: account.id,
          bundle,
          until: until(days, context),
        });
      }
    }
  }
  return [...measures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, measure]) => measure);
}

/** A notice's own buttons, or those of its tier; a reviewer has a desk instead. */
function actionsOf(
  chosen: readonly string[] | undefined,
  tier: number,
  audience: string,
  buttons: PolicyDocument['actions'],
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
