/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * Says what is wrong with a value, each problem led by its place (`/items/3/answer`); nothing found is a pass. The
 * schema says the same to an editor, so that a piece is completed and checked while it is written.
 */
export type Check = ((value: unknown, at: string) => string[]) & {
  readonly schema: JsonSchema;
  /** A member that may be left out. */
  readonly optional?: true;
};

/** A check of one's own with its schema; the schema may promise less than the check demands, never more. */
export const check = (schema: JsonSchema, problems: (value: unknown, at: string) => string[]): Check =>
  Object.assign((value: unknown, at: string) => problems(value, at), { schema });

/** Non-empty text in Unicode form NFC: other programs compare and search it. */
export const text: Check = check({ type: 'string', pattern: '\\S' }, (value, at) =>
  typeof value === 'string' && value.trim() !== '' && value === value.normalize('NFC')
    ? []
    : [`${at} is not text in form NFC`],
);

export const oneOf = (...allowed: readonly (string | number)[]): Check =>
  check({ enum: allowed }, (value, at) =>
    allowed.some((one) => one === value)
      ? []
      : [`${at} is ${JSON.stringify(value)}, not one of ${allowed.join(', ')}`],
  );

export const listOf = (one: Check, atLeast = 0): Check =>
  check({ type: 'array', items: one.schema, ...(atLeast > 0 && { minItems: atLeast }) }, (value, at) => {
    if (!Array.isArray(value) || value.length < atLeast) return [`${at} is not a list of ${atLeast} or more`];
    return value.flatMap((member, index) => one(member, `${at}/${index}`));
  });

export const maybe = (one: Check): Check =>
  Object.assign(
    check(one.schema, (value, at) => (value === undefined ? [] : one(value, at))),
    { optional: true as const },
  );

export const either = (...checks: readonly Check[]): Check =>
  check({ anyOf: checks.map(({ schema }) => schema) }, (value, at) =>
    checks.some((one) => one(value, at).length === 0) ? [] : [`${at} fits none of its forms`],
  );

/** A mapping whose values all pass. */
export const mapOf = (one: Check): Check =>
  check({ type: 'object', additionalProperties: one.schema }, (value, at) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => one(member, `${at}/${name}`))
      : [`${at} is not a mapping`],
  );

/** An object with exactly these members: a misspelt name is a problem, not a silent loss. */
export const shape = (members: Readonly<Record<string, Check>>): Check =>
  check(
    {
      type: 'object',
      properties: Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
      required: Object.keys(members).filter((name) => !members[name]?.optional),
      additionalProperties: false,
    },
    (value, at) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [`${at} is not an object`];
      const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
      return [
        ...unknown.map((name) => `${at}/${name} is not a known member`),
        ...Object.entries(members).flatMap(([name, one]) => one(Reflect.get(value, name), `${at}/${name}`)),
      ];
    },
  );
