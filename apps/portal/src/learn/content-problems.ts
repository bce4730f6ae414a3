import { z } from 'zod';

/**
 * What is wrong with a piece of content, each problem one sentence led by the JSON pointer to its place
 * (`/items/3/answer must be …`); nothing is a pass.
 */
export function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value, { error: sentenceOf });
  if (result.success) return [];
  // What is misspelt first: what is missing follows from it.
  const misspelt = ({ code }: Issue) => (code === 'unrecognized_keys' ? 0 : 1);
  return result.error.issues
    .toSorted((a, b) => misspelt(a) - misspelt(b))
    .flatMap((issue) => told(issue, []));
}

/** A JSON Schema for editors; it may promise less than the schema demands, never more. */
export function editorSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // That a number must be exact in JavaScript is no rule for an author.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return rest;
}

type Issue = z.core.$ZodIssue;

function told(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${pointerTo([...path, key])} is not a known member`);
  // Of several forms the one that comes nearest was meant.
  const [nearest] =
    issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => weight(a) - weight(b)) : [];
  if (nearest) return nearest.flatMap((one) => told(one, path));
  return [`${pointerTo(path) || 'the file'} ${issue.message}`];
}

const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const MOST_NAMED = 12;

const quoted = (input: unknown): string =>
  typeof input === 'object' && input !== null
    ? Array.isArray(input)
      ? 'a list'
      : 'an object'
    : JSON.stringify(input);

/** One issue in the words of somebody who writes content; a schema that knows better says its own. */
function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}, not ${quoted(issue.input)}`;
    case 'invalid_value':
      return issue.values.length <= MOST_NAMED
        ? `is ${quoted(issue.input)}, not one of ${issue.values.map(String).join(', ')}`
        : `is ${quoted(issue.input)}, which is none of the ${issue.values.length} names that there are`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum} entries`
        : `must be at least ${issue.minimum}`;
    case 'invalid_union':
      return 'has none of the forms that it may have';
    default:
      return undefined;
  }
}
