import { readFileSync } from 'node:fs';
import { z } from 'zod';
import stored from '../../../../content/facts.json' with { type: 'json' };
import { Day, LocalisedText, Text } from './content-fields.ts';
import { problemsOf } from './content-problems.ts';

/** `read`: the source itself was read · `press`: a report about it was read · `unverified`: neither. */
const GRADES = ['read', 'press', 'unverified'] as const;

const stated = {
  id: Text,
  says: LocalisedText,
  /** Where it was read, in words for a reader. */
  title: LocalisedText,
  year: LocalisedText,
  address: Text.optional(),
  /** How it is written in a piece: the figures and names for which citing this fact answers. */
  marks: z.array(Text),
  /** A number to call, which may stand in any piece without being cited. */
  everywhere: z.literal(true).optional(),
  /** Sentences of `messages/` that state it, by key. */
  messages: z.array(Text).optional(),
};
const OwnFact = z.strictObject({ ...stated, grade: z.enum(GRADES), checked: Day, reviewBy: Day });
/** `home` names the row of the taxonomy that holds the same fact. */
const FactAtHome = z.strictObject({ ...stated, home: Text });

/** Something that pieces of content state as true of the world; it stands once, in `content/facts.json`. */
export type Fact = Omit<z.infer<typeof OwnFact>, 'checked'> &
  Partial<Pick<z.infer<typeof FactAtHome>, 'home'>>;

type Row = { id: string; grade: string; reviewBy: string };
// `as`: the server checks these files against their schemas, and `npx kmm taxonomy check` what they name.
const taxonomy = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')) as T;
/** What the country has for which this content was written. */
const ofCountry = <T>(file: string): T => taxonomy(`jurisdictions/${stored.jurisdiction}/taxonomy/${file}`);
const bothOf = (file: string) => [...taxonomy<Row[]>(`taxonomy/${file}`), ...ofCountry<Row[]>(file)];
const HOMES: Readonly<Record<string, readonly Row[]>> = {
  figures: ofCountry<{ figures: Row[] }>('figures.json').figures,
  instruments: bothOf('instruments.json'),
  obligations: bothOf('obligations.json'),
};
/** The grades of the taxonomy in the words of content. */
const GRADE_AT_HOME: Readonly<Record<string, Fact['grade']>> = {
  primary: 'read',
  secondary: 'press',
  unverified: 'unverified',
};

function rowAt(home: string): Row | undefined {
  const [, folder = '', id] = /^([a-z]+)\/(.+)$/.exec(home) ?? [];
  return HOMES[folder]?.find((row) => row.id === id);
}

/** `content/facts.json`: source, date, grade and day of review of each, or the row of the taxonomy that has them. */
export const Facts = z
  .strictObject({
    note: Text,
    /** The country for which the content was written: its taxonomy is the home of facts. */
    jurisdiction: z.string().regex(/^[a-z]{2,16}$/, { error: 'must name a folder of jurisdictions/' }),
    facts: z.array(z.union([FactAtHome, OwnFact])).min(1),
  })
  .superRefine(({ facts }, context) => {
    for (const [at, fact] of facts.entries()) {
      if (facts.findIndex(({ id }) => id === fact.id) !== at)
        context.addIssue({ code: 'custom', path: ['facts', at, 'id'], message: `"${fact.id}" stands twice` });
      if ('home' in fact && !rowAt(fact.home))
        context.addIssue({
          code: 'custom',
          path: ['facts', at, 'home'],
          message: `"${fact.home}" is not in the taxonomy`,
        });
    }
  });

/** The facts of a file, each with the grade and the day of its home where it has one. */
export function factsFrom(value: unknown): ReadonlyMap<string, Fact> {
  const problems = problemsOf(Facts, value);
  if (problems.length > 0) throw new Error(`Read content: "content/facts.json" ${problems.join('; ')}`);
  // `as`: the shape has just been checked, and every home is there.
  const { facts } = value as z.infer<typeof Facts>;
  return new Map(
    facts.map((fact): [string, Fact] => {
      if (!('home' in fact)) return [fact.id, fact];
      const row = rowAt(fact.home);
      const grade = GRADE_AT_HOME[row?.grade ?? ''] ?? 'unverified';
      return [fact.id, { ...fact, grade, reviewBy: row?.reviewBy ?? '' }];
    }),
  );
}

/** Every fact of `content/facts.json` by its id. */
const FACTS: ReadonlyMap<string, Fact> = factsFrom(stored);

/** The id of a fact; an editor completes it. */
export const FactId = z.enum([...FACTS.keys()], {
  error: ({ input }) => `is ${JSON.stringify(input)}, which is no fact of content/facts.json`,
});

/** A fact that a checked piece cites. */
export function factOf(id: string): Fact {
  const fact = FACTS.get(id);
  if (!fact) throw new Error(`No fact "${id}" in content/facts.json`);
  return fact;
}

/** Whether a member of a piece names facts and is no sentence of it; `facts` of the Convention are sentences. */
export const isCitation = (name: string, value: unknown): boolean =>
  name === 'fact' ||
  (name === 'facts' && Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** Nobody has read it again by the day it names. */
export const isStale = ({ reviewBy }: Pick<Fact, 'reviewBy'>, now: Date): boolean =>
  reviewBy < now.toISOString().slice(0, 10);
