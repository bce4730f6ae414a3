/** What stands for the names in a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence with its `{names}` replaced; a name without a value stays, so that it is seen. */
export const fill = (
  sentence: string,
  values: Values,
  spell: (value: string | number, name: string) => string = String,
): string =>
  sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? hole : spell(value, name);
  });
