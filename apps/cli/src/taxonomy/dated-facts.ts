import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyDocument } from '@kmm/contracts';
import { factsFrom } from '@kmm/portal';
import type { loadTaxonomy } from '@kmm/server';

/** A fact with where it stands and the day by which it is read again (ISO date). */
export type DatedFact = { file: string; id: string; reviewBy: string | undefined };

type Grounds = { code: string; reviewBy?: string }[];

const readJson = (root: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** Every fact of law, every figure, every ground that is shown with a source, and what pieces of content state. A pack's own choices are no facts. */
export function datedFacts(
  root: string,
  { instruments, obligations, platforms, figures }: ReturnType<typeof loadTaxonomy>,
  policies: readonly PolicyDocument[],
): DatedFact[] {
  const file = 'content/authority/bases.json';
  // `as`: the server reads the same file and fails where it is not a list of these.
  const grounds = readJson(root, file) as Grounds;
  // One that is at home in `taxonomy/` is read again there.
  const stated = [...factsFrom(readJson(root, 'content/facts.json')).values()].filter(({ home }) => !home);
  const named = (at: string, all: readonly { id: string; reviewBy: string }[]) =>
    all.map(({ id, reviewBy }) => ({ file: `taxonomy/${at}`, id, reviewBy }));
  return [
    ...named('instruments.json', instruments),
    ...named('obligations', obligations),
    ...named('figures.json', figures.figures),
    ...named(
      'platforms.json',
      platforms.cells.map((cell) => ({ ...cell, id: `${cell.platform}/${cell.obligation}` })),
    ),
    ...stated.map(({ id, reviewBy }) => ({ file: 'content/facts.json', id, reviewBy })),
    ...grounds.map(({ code, reviewBy }) => ({ file, id: code, reviewBy })),
    ...policies.flatMap(({ id: pack, bases }) =>
      Object.entries(bases)
        .filter(([, { grade }]) => grade !== 'policy')
        .map(([id, { reviewBy }]) => ({ file: `policies/${pack}`, id, reviewBy })),
    ),
  ];
}
