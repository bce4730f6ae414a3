import type { Language } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { Review, Text } from '../learn/content-fields.ts';
import { readTranslated, type Written } from '../learn/read-content.ts';

export const SHIELD_LAYERS = ['prevent', 'control', 'respond'] as const;
export type ShieldLayer = (typeof SHIELD_LAYERS)[number];

const ShieldSetting = z.strictObject({
  id: Text,
  layer: z.enum(SHIELD_LAYERS),
  title: Text,
  why: Text,
  options: z.array(z.strictObject({ id: Text, text: Text })).min(2),
});
export type ShieldSetting = z.infer<typeof ShieldSetting>;

/** `stops` lists the values of `setting` that stop it; a friend who is stopped is a shield too tight. */
const ShieldEvent = z.strictObject({
  id: Text,
  kind: z.enum(['danger', 'friend']),
  title: Text,
  text: Text,
  setting: Text,
  stops: z.array(Text).min(1),
  held: Text,
  passed: Text,
});
export type ShieldEvent = z.infer<typeof ShieldEvent>;

/** *Ba lớp khiên*: set a teen's account so that it holds against what comes and still lets friends in. */
export const ThreeShields = z
  .strictObject({
    id: Text,
    review: Review,
    minutes: Text,
    title: Text,
    summary: Text,
    settings: z.array(ShieldSetting).min(3),
    events: z.array(ShieldEvent).min(3),
  })
  .superRefine(({ settings, events }, context) => {
    for (const [at, { setting, stops }] of events.entries()) {
      const known = settings.find(({ id }) => id === setting)?.options.map(({ id }) => id) ?? [];
      if (!stops.every((stop) => known.includes(stop)))
        context.addIssue({
          code: 'custom',
          path: ['events', at],
          message: `names values that "${setting}" does not have`,
        });
    }
  });
export type ThreeShields = z.infer<typeof ThreeShields>;

export const loadThreeShields = (lang: Language): Written<ThreeShields> =>
  readTranslated('games/ba-lop-khien', lang, ThreeShields);

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
