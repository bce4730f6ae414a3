import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyDocument } from '@kmm/contracts';
import type { loadTaxonomy } from '@kmm/server';

/** A fact with where it stands and the day by which it is read again (ISO date). */
export type DatedFact = { file: string; id: string; reviewBy: string | undefined };

type Grounds = { code: string; reviewBy?: string }[];

/** Every fact of law, every figure and every ground that is shown with a source. A pack's own choices are no facts. */
export function datedFacts(
  root: string,
  { instruments, obligations, platforms, figures }: ReturnType<typeof loadTaxonomy>,
  policies: readonly PolicyDocument[],
): DatedFact[] {
  const file = 'content/authority/bases.json';
  // `as`: the server reads the same file and fails where it is not a list of these.
  const grounds = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Grounds;
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
    ...grounds.map(({ code, reviewBy }) => ({ file, id: code, reviewBy })),
    ...policies.flatMap(({ id: pack, bases }) =>
      Object.entries(bases)
        .filter(([, { grade }]) => grade !== 'policy')
        .map(([id, { reviewBy }]) => ({ file: `policies/${pack}`, id, reviewBy })),
    ),
  ];
}
