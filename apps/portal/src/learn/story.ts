import { z } from 'zod';
import { FACES } from '../views/avatar.ts';
import { Review, Text } from './content-fields.ts';

const Line = z.strictObject({ from: z.enum(['them', 'me', 'note']), text: Text });
export type Line = z.infer<typeof Line>;

const Ending = z.strictObject({
  mood: z.enum(['safe', 'late']),
  title: Text,
  text: Text,
  steps: z.array(Text).min(2),
});
export type Ending = z.infer<typeof Ending>;

/** A scene either offers ways on or ends the story. */
const Scene = z.strictObject({
  lines: z.array(Line).min(1),
  choices: z
    .array(z.strictObject({ text: Text, to: Text }))
    .min(1)
    .optional(),
  end: Ending.optional(),
});
export type Scene = z.infer<typeof Scene>;

/** A branching chat in one language; `content/stories/<id>/<language>.json`. Invented, and says so. */
export const Story = z
  .strictObject({
    id: Text,
    review: Review,
    title: Text,
    summary: Text,
    them: Text,
    /** How the other side is drawn; a person where nothing is said. */
    face: z.enum(FACES).optional(),
    minutes: Text,
    tactics: z.array(z.enum(['fear', 'trust', 'control'])),
    start: Text,
    scenes: z.record(z.string(), Scene),
  })
  .superRefine((story, context) => {
    for (const { path, message } of wrongWays(story)) context.addIssue({ code: 'custom', path, message });
  });
export type Story = z.infer<typeof Story>;

type WrongWay = { path: string[]; message: string };

/** Ways that lead nowhere, never begin or never end. */
function wrongWays({ start, scenes }: Pick<Story, 'start' | 'scenes'>): WrongWay[] {
  const names = Object.keys(scenes);
  const ways = (name: string) => (scenes[name]?.choices ?? []).map(({ to }) => to);
  const at = (name: string, message: string): WrongWay => ({ path: ['scenes', name], message });
  const nowhere = (to: string) => `leads to "${to}", which does not exist`;
  const wrong: WrongWay[] = scenes[start] ? [] : [{ path: ['start'], message: nowhere(start) }];
  for (const name of names) {
    const { choices, end } = scenes[name] ?? {};
    if (Boolean(choices) === Boolean(end)) wrong.push(at(name, 'must offer choices or end, and not both'));
    for (const to of ways(name)) if (!scenes[to]) wrong.push(at(name, nowhere(to)));
  }

  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    ways(name).forEach(visit);
  };
  visit(start);
  for (const name of names) if (!reached.has(name)) wrong.push(at(name, 'is never reached'));

  const ending = new Set(names.filter((name) => scenes[name]?.end));
  // Backwards from the endings, once for each scene at most: what is left over is a dead end or a circle.
  for (const _ of names)
    for (const name of names) if (ways(name).some((to) => ending.has(to))) ending.add(name);
  for (const name of names) if (!ending.has(name)) wrong.push(at(name, 'never comes to an end'));
  return wrong;
}
