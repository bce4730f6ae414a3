import { readFileSync } from 'node:fs';
import { fillTranslations } from '@khong-mot-minh/contracts/codes';
import type { z } from 'zod';
import { StartError } from '../start-error.ts';

const project = new URL('../../../../', import.meta.url);

/** A folder of data; `name` is how an error calls it. */
export type DataFolder = { name: string; at: URL };

/** What all countries share, such as `taxonomy`. */
export const sharedFolder = (name: string): DataFolder => ({ name, at: new URL(`${name}/`, project) });

/** The country of a house that says nothing of it. */
export const DEFAULT_JURISDICTION = 'vn';

/** Where countries lie, unless a test has its own. */
export const JURISDICTIONS = new URL('jurisdictions/', project);

/** What is a country's own. */
export const jurisdictionFolder = (id: string, root = JURISDICTIONS): DataFolder => ({
  name: `jurisdictions/${id}`,
  at: new URL(`${id}/`, root),
});

/** Reads a file of data and checks it by its schema; the error names the file and each place in it. */
export function readData<T extends z.ZodType>({ name, at }: DataFolder, file: string, schema: T): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(new URL(file, at), 'utf8'));
  } catch (cause) {
    throw new StartError(
      `${name}/${file} ${cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read'}`,
      { cause },
    );
  }
  // What nobody has translated never stops a house; `npx kmm content check` counts it.
  fillTranslations(value);
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.message}`);
  throw new StartError(`${name}/${file}: ${problems.join('; ')}`);
}
