import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const CATEGORIES = ['accessibility', 'performance', 'best-practices'] as const;
type Audit = { id: string; title: string; score: number | null };
type Category = { score: number | null; auditRefs: { id: string; weight: number }[] };
export type Report = { categories: Record<string, Category>; audits: Record<string, Audit> };
export type Lighthouse = (
  url: string,
  options: { port: number; onlyCategories: readonly string[]; logLevel: 'error' },
) => Promise<{ lhr: Report } | undefined>;

/** Lighthouse from a folder beside the project: with what it brings it is larger than all our packages together. */
export async function loadLighthouse(folder: string): Promise<Lighthouse | undefined> {
  let entry: string;
  try {
    entry = createRequire(path.join(path.resolve(folder), 'package.json')).resolve('lighthouse');
  } catch {
    return undefined;
  }
  // `as`: Lighthouse exports this function as its default; its own types come with it, not with us.
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { default: Lighthouse };
  return lighthouse;
}
