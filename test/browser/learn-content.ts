import { readdirSync, readFileSync } from 'node:fs';

/** What there is to walk, read from content/, so that a new piece is walked by itself. */
export const idsOf = (folder: string): string[] =>
  readdirSync(new URL(`../../content/${folder}/`, import.meta.url)).sort();

/** `as`: the content's own checks hold every file to its shape; a walk reads a few members of it. */
export const readPiece = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../content/${path}.json`, import.meta.url), 'utf8')) as T;

export type WalkedStory = {
  start: string;
  scenes: Record<string, { choices?: { to: string }[]; end?: { mood: string; title: string } }>;
};

/** For each ending the shortest way to it, as the places of the choices. */
export function waysToEndings({ start, scenes }: WalkedStory): Map<string, number[]> {
  const ways = new Map<string, number[]>([[start, []]]);
  for (const [name, way] of ways)
    for (const [place, { to }] of (scenes[name]?.choices ?? []).entries())
      if (!ways.has(to)) ways.set(to, [...way, place]);
  return new Map([...ways].filter(([name]) => scenes[name]?.end));
}
