import type { Language } from '@kmm/contracts';
import { readTranslated, type Written } from '../learn/read-content.ts';
import { type Check, listOf, oneOf, shape, text } from '../learn/shape.ts';

export const SHIELD_LAYERS = ['prevent', 'control', 'respond'] as const;
export type ShieldLayer = (typeof SHIELD_LAYERS)[number];
export type ShieldSetting = {
  id: string;
  layer: ShieldLayer;
  title: string;
  why: string;
  options: readonly { id: string; text: string }[];
};
/** `stops` lists the values of `setting` that stop it; a friend who is stopped is a shield too tight. */
export type ShieldEvent = {
  id: string;
  kind: 'danger' | 'friend';
  title: string;
  text: string;
  setting: string;
  stops: readonly string[];
  held: string;
  passed: string;
};

/** *Ba lớp khiên*: set a teen's account so that it holds against what comes and still lets friends in. */
export type ThreeShields = {
  id: string;
  review: 'draft' | 'reviewed';
  minutes: string;
  title: string;
  summary: string;
  settings: readonly ShieldSetting[];
  events: readonly ShieldEvent[];
};

const setting: Check = shape({
  id: text,
  layer: oneOf(...SHIELD_LAYERS),
  title: text,
  why: text,
  options: listOf(shape({ id: text, text }), 2),
});
const event: Check = shape({
  id: text,
  kind: oneOf('danger', 'friend'),
  title: text,
  text,
  setting: text,
  stops: listOf(text, 1),
  held: text,
  passed: text,
});

/** The shape of the game's file. */
export const threeShieldsShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  minutes: text,
  title: text,
  summary: text,
  settings: listOf(setting, 3),
  events: listOf(event, 3),
});

/** What is wrong with the game's file: its shape, then events that speak of settings or values that do not exist. */
export function threeShieldsProblems(value: unknown): string[] {
  const problems = threeShieldsShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  const { settings, events } = value as ThreeShields;
  return events.flatMap(({ setting: name, stops }, at) => {
    const known = settings.find(({ id }) => id === name)?.options.map(({ id }) => id) ?? [];
    return stops.every((stop) => known.includes(stop))
      ? []
      : [`/events/${at} names values that "${name}" does not have`];
  });
}

export const loadThreeShields = (lang: Language): Written<ThreeShields> =>
  readTranslated<ThreeShields>('games/ba-lop-khien', lang, threeShieldsProblems);

/** The laxest value stands first, as on many services when an account is new. */
export const startValues = ({ settings }: ThreeShields): Record<string, string> =>
  Object.fromEntries(settings.map(({ id, options }) => [id, options[0]?.id ?? '']));

export type Outcome = { event: ShieldEvent; stopped: boolean; good: boolean };

/** What each event met: good is a danger stopped, or a friend let in. */
export const meet = ({ events }: ThreeShields, values: Readonly<Record<string, string>>): Outcome[] =>
  events.map((event) => {
    const stopped = event.stops.includes(values[event.setting] ?? '');
    return { event, stopped, good: stopped === (event.kind === 'danger') };
  });
