import { FACES, type Face } from '../views/avatar.ts';
import { type Check, listOf, mapOf, maybe, oneOf, shape, text } from './shape.ts';

export type Line = { from: 'them' | 'me' | 'note'; text: string };
export type Ending = { mood: 'safe' | 'late'; title: string; text: string; steps: readonly string[] };
/** A scene either offers ways on or ends the story. */
export type Scene = {
  lines: readonly Line[];
  choices?: readonly { text: string; to: string }[];
  end?: Ending;
};

/** A branching chat in one language; `content/stories/<id>/<language>.json`. Invented, and says so. */
export type Story = {
  id: string;
  review: 'draft' | 'reviewed';
  title: string;
  summary: string;
  them: string;
  /** How the other side is drawn; a person where nothing is said. */
  face?: Face;
  minutes: string;
  tactics: readonly ('fear' | 'trust' | 'control')[];
  start: string;
  scenes: Readonly<Record<string, Scene>>;
};

const line = shape({ from: oneOf('them', 'me', 'note'), text });
const scene: Check = shape({
  lines: listOf(line, 1),
  choices: maybe(listOf(shape({ text, to: text }), 1)),
  end: maybe(shape({ mood: oneOf('safe', 'late'), title: text, text, steps: listOf(text, 2) })),
});
/** The shape of a story's file. */
export const storyShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  title: text,
  summary: text,
  them: text,
  face: maybe(oneOf(...FACES)),
  minutes: text,
  tactics: listOf(oneOf('fear', 'trust', 'control')),
  start: text,
  scenes: mapOf(scene),
});

/** What is wrong with a story: its shape first, then ways that lead nowhere, never begin or never end. */
export function storyProblems(value: unknown): string[] {
  const problems = storyShape(value, '');
  // The shape has just been checked.
  return problems.length > 0 ? problems : waysProblems(value as Story);
}

function waysProblems({ start, scenes }: Story): string[] {
  const names = Object.keys(scenes);
  const ways = (name: string) => (scenes[name]?.choices ?? []).map(({ to }) => to);
  const problems = names.flatMap((name) => {
    const { choices, end } = scenes[name] ?? {};
    return Boolean(choices) === Boolean(end)
      ? [`/scenes/${name} must offer choices or end, and not both`]
      : [];
  });
  for (const [name, to] of [['start', start], ...names.flatMap((from) => ways(from).map((to) => [from, to]))])
    if (!scenes[to ?? '']) problems.push(`/scenes/${name} leads to "${to}", which does not exist`);

  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    ways(name).forEach(visit);
  };
  visit(start);
  for (const name of names) if (!reached.has(name)) problems.push(`/scenes/${name} is never reached`);

  const ending = new Set(names.filter((name) => scenes[name]?.end));
  // Backwards from the endings, once for each scene at most: what is left over is a dead end or a circle.
  for (const _ of names)
    for (const name of names) if (ways(name).some((to) => ending.has(to))) ending.add(name);
  for (const name of names) if (!ending.has(name)) problems.push(`/scenes/${name} never comes to an end`);
  return problems;
}
