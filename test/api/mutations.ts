type Json = unknown;

/** A body that does not fit, and the member that a 422 must point at. */
export type BadBody = { what: string; raw: string; pointer: string; tooLarge?: boolean };

type Spot = { path: (string | number)[]; value: Json };

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* spots(value: Json, path: Spot['path'] = []): Generator<Spot> {
  yield { path, value };
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* spots(inner, [...path, i]);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) yield* spots(inner, [...path, key]);
}

/** A copy with one spot changed; `undefined` takes the member away. */
function changed(value: Json, path: Spot['path'], to: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((inner, i) => (i === first ? changed(inner, rest, to) : inner));
  if (!isObject(value)) return value;
  const { [first]: inner, ...others } = value;
  const next = changed(inner, rest, to);
  return next === undefined ? others : { ...others, [first]: next };
}

const pointer = (path: Spot['path']) => path.map((part) => `/${part}`).join('');

/** What no member of that type accepts. */
function wrongTypes(value: Json): Json[] {
  if (typeof value === 'string') return [12_345, { wrong: 1 }, null, [1]];
  if (typeof value === 'number') return ['7', -1, 1.5, null, true];
  if (typeof value === 'boolean') return ['true', 1, null];
  return ['x', 7, null];
}

const MARK = '"@@"';

/**
 * Every member of a fitting body, one at a time: of another type, missing, unknown beside it (where unknown members are
 * refused), unstorable text, a number past every limit, two megabytes of text.
 */
export function* badBodies(
  sample: Json,
  { required, strict }: { required: (path: string) => boolean; strict: boolean },
): Generator<BadBody> {
  for (const { path, value } of spots(sample)) {
    const at = pointer(path);
    const raw = (to: Json) => JSON.stringify(changed(sample, path, to));
    for (const wrong of wrongTypes(value))
      yield { what: `${at} is ${JSON.stringify(wrong)}`, raw: raw(wrong), pointer: at };
    if (path.length && typeof path.at(-1) === 'string' && required(at))
      yield { what: `${at} is missing`, raw: raw(undefined), pointer: at };
    if (isObject(value) && strict)
      yield {
        what: `${at}/extra is unknown`,
        raw: raw({ ...value, extra: 1 }),
        pointer: `${at}/extra`,
      };
    if (isObject(value) && strict)
      yield {
        what: `${at}/__proto__ is unknown`,
        raw: raw('@@').replace(MARK, JSON.stringify({ ...value, zz: 1 }).replace('"zz"', '"__proto__"')),
        pointer: `${at}/__proto__`,
      };
    if (typeof value === 'string') {
      for (const [name, spelled] of [
        ['U+0000', '\\u0000'],
        ['a lone surrogate', '\\ud800'],
      ] as const)
        yield { what: `${at} holds ${name}`, raw: raw('@@').replace(MARK, `"a${spelled}b"`), pointer: at };
      yield {
        what: `${at} is 2 MB long`,
        raw: raw('x'.repeat(2 * 1024 * 1024)),
        pointer: at,
        tooLarge: true,
      };
    }
    if (typeof value === 'number')
      yield { what: `${at} is 1e999`, raw: raw('@@').replace(MARK, '1e999'), pointer: at };
  }
}
