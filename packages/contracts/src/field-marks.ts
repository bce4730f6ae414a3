import { z } from 'zod';

/**
 * What a field that holds free characters is, so that a recorder, a log or an export knows what it may keep of it. Numbers,
 * booleans, times and words of a closed list need no mark: they are kept.
 *
 * - `id` names an account, a conversation or another thing of the platform: kept under a pseudonym;
 * - `text` was written by a person: that there was one is kept, never which;
 * - `word` is the platform's own free wording: `other` stands for it;
 * - `token` is a name from the platform's own settings: kept where it looks like one;
 * - `hash` is made from a picture: not kept.
 */
export type FieldMark = 'id' | 'text' | 'word' | 'token' | 'hash';

const marks = z.registry<{ mark: FieldMark }>();

/** Says of a schema what may be kept of its values. */
export const marked = <T extends z.ZodType>(mark: FieldMark, schema: T): T => {
  marks.add(schema, { mark });
  return schema;
};

/** Makes a value without what may not be kept of it; ids go through `name`. */
export type KeepMarked = (value: unknown, name: (id: string) => string) => unknown;

/** Stands for a text that was there: rules ask whether there is one, never which. */
const SOME_TEXT = '…';
const TOKEN = /^[\w:.-]{1,64}$/;
const DROPPED = undefined;

const BY_MARK: Readonly<Record<FieldMark, KeepMarked>> = {
  // The casts in this file are true: a value that comes here fits the schema that the function was made from.
  id: (value, name) => name(value as string),
  text: (value) => (value === '' ? '' : SOME_TEXT),
  word: () => 'other',
  token: (value) => (typeof value !== 'string' || TOKEN.test(value) ? value : ''),
  hash: () => DROPPED,
};

const keep: KeepMarked = (value) => value;

/**
 * How to copy what a schema lets be kept. A field of free characters without a mark throws here, when the program
 * starts: what nobody thought of is never copied.
 */
export function keepMarked(schema: z.ZodType, path = ''): KeepMarked {
  const mark = marks.get(schema)?.mark;
  if (mark) return BY_MARK[mark];
  if (schema instanceof z.ZodOptional) return keepMarked(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodObject) return keepObject(schema, path);
  if (schema instanceof z.ZodArray) {
    const inner = keepMarked(schema.element as z.ZodType, `${path}[]`);
    return (value, name) => (value as unknown[]).map((one) => inner(one, name));
  }
  if (schema instanceof z.ZodRecord) return keepRecord(schema, path);
  if (schema instanceof z.ZodUnion) return keepUnion(schema, path);
  if (isPlain(schema)) return keep;
  throw new Error(`Read marks: nobody said what may be kept of ${path}`);
}

const isPlain = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodNumber ||
  schema instanceof z.ZodBoolean ||
  schema instanceof z.ZodLiteral ||
  schema instanceof z.ZodEnum ||
  schema instanceof z.ZodISODateTime;

function keepObject({ shape }: z.ZodObject, path: string): KeepMarked {
  const fields = Object.entries(shape).map(
    ([key, field]) => [key, keepMarked(field as z.ZodType, path === '' ? key : `${path}.${key}`)] as const,
  );
  return (value, name) => {
    const from = value as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    for (const [key, copy] of fields) {
      const one = from[key];
      if (one === undefined) continue;
      const what = copy(one, name);
      if (what !== DROPPED) kept[key] = what;
    }
    return kept;
  };
}

function keepRecord(schema: z.ZodRecord, path: string): KeepMarked {
  const key = keepMarked(schema.keyType as z.ZodType, `${path}{}`);
  const inner = keepMarked(schema.valueType as z.ZodType, `${path}{}`);
  return (value, name) =>
    Object.fromEntries(
      Object.entries(value as object).map(([field, one]) => [String(key(field, name)), inner(one, name)]),
    );
}

/** A number or a boolean is kept as it is; for everything else exactly one of the union may stand. */
function keepUnion(schema: z.ZodUnion, path: string): KeepMarked {
  const others = (schema.options as z.ZodType[]).filter(
    (one) => !(one instanceof z.ZodNumber || one instanceof z.ZodBoolean),
  );
  if (others.length !== 1) throw new Error(`Read marks: ${path} may be several things; mark it`);
  const inner = keepMarked(others[0] as z.ZodType, path);
  return (value, name) =>
    typeof value === 'number' || typeof value === 'boolean' ? value : inner(value, name);
}
