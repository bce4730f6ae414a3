import type { Context } from 'hono';

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** The fields of a posted form; `undefined` when the body is not a form. */
export async function readForm(c: Context): Promise<FormData | undefined> {
  if (!FORM.test(c.req.header('Content-Type') ?? '')) return undefined;
  try {
    return await c.req.formData();
  } catch (error) {
    // A form that cannot be parsed is the sender's mistake; a body over the limit is not for here.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** One field as a string: line ends as `\n`, composed letters, no U+0000 (the database cannot hold it). */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string'
    ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').normalize('NFC').toWellFormed()
    : '';
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** By what a form names itself, so that it is taken once; empty where it does not. */
export const formIdField = (form: FormData): string => UUID.exec(textField(form, 'form'))?.[0] ?? '';

/** One field out of a closed list; anything else counts as not answered. */
export const choiceField = <T extends string>(
  form: FormData,
  name: string,
  allowed: readonly T[],
): T | undefined => allowed.find((value) => value === form.get(name));

/** All ticked values out of a closed list, in the order of the list. */
export function choicesField<T extends string>(form: FormData, name: string, allowed: readonly T[]): T[] {
  const ticked = form.getAll(name);
  return allowed.filter((value) => ticked.includes(value));
}
