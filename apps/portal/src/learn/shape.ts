/** Says what is wrong with a value, each problem led by its place (`/items/3/answer`); nothing found is a pass. */
export type Check = (value: unknown, at: string) => string[];

/** Non-empty text in Unicode form NFC: other programs compare and search it. */
export const text: Check = (value, at) =>
  typeof value === 'string' && value.trim() !== '' && value === value.normalize('NFC')
    ? []
    : [`${at} is not text in form NFC`];

export const oneOf =
  (...allowed: readonly (string | number)[]): Check =>
  (value, at) =>
    allowed.some((one) => one === value)
      ? []
      : [`${at} is ${JSON.stringify(value)}, not one of ${allowed.join(', ')}`];

export const listOf =
  (check: Check, atLeast = 0): Check =>
  (value, at) => {
    if (!Array.isArray(value) || value.length < atLeast) return [`${at} is not a list of ${atLeast} or more`];
    return value.flatMap((one, index) => check(one, `${at}/${index}`));
  };

export const maybe =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? [] : check(value, at);

export const either =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.some((check) => check(value, at).length === 0) ? [] : [`${at} fits none of its forms`];

/** A mapping whose values all pass. */
export const mapOf =
  (check: Check): Check =>
  (value, at) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => check(one, `${at}/${name}`))
      : [`${at} is not a mapping`];

/** An object with exactly these members: a misspelt name is a problem, not a silent loss. */
export const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null) return [`${at} is not an object`];
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
    return [
      ...unknown.map((name) => `${at}/${name} is not a known member`),
      ...Object.entries(members).flatMap(([name, check]) => check(Reflect.get(value, name), `${at}/${name}`)),
    ];
  };
