import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Jurisdiction, PolicyDocument } from '@khong-mot-minh/contracts';
import { factsFrom } from '@khong-mot-minh/portal';
import type { Taxonomy } from '@khong-mot-minh/server';

/** A fact with where it stands and the day by which it is read again (ISO date). */
export type DatedFact = { file: string; id: string; reviewBy: string | undefined };

const readJson = (root: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** Every fact of law, every figure, every ground that is shown with a source, and what pieces of content state. A pack's own choices are no facts. */
export function datedFacts(
  root: string,
  { id: country, authorityBases }: Pick<Jurisdiction, 'id' | 'authorityBases'>,
  { instruments, obligations, platforms, figures }: Taxonomy,
  policies: readonly PolicyDocument[],
): DatedFact[] {
  // One that is at home in `taxonomy/` is read again there.
  const stated = [...factsFrom(readJson(root, 'content/facts.json')).values()].filter(({ home }) => !home);
  const provinces = `jurisdictions/${country}/provinces.json`;
  // `as`: the jurisdiction was read, which fails where it is not of this shape.
  const provincesFile = readJson(root, provinces) as { reviewBy: string };
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
    ...authorityBases.map(({ code, reviewBy }) => ({
      file: `jurisdictions/${country}/taxonomy/authority-bases.json`,
      id: code,
      reviewBy,
    })),
    { file: provinces, id: 'provinces', reviewBy: provincesFile.reviewBy },
    ...policies.flatMap(({ id: pack, bases }) =>
      Object.entries(bases)
        .filter(([, { grade }]) => grade !== 'policy')
        .map(([id, { reviewBy }]) => ({ file: `policy ${pack}`, id, reviewBy })),
    ),
  ];
}
