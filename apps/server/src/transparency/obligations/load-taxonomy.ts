import { readFileSync } from 'node:fs';
import {
  CoverageMap,
  Instrument,
  Obligation,
  PlatformFacts,
  PublicFigures,
  ReferralBases,
  Retention,
  TaxonomySources,
} from '@kmm/contracts';
import { z } from 'zod';

const folder = new URL('../../../../../taxonomy/', import.meta.url);

function read<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`Read "taxonomy/${name}": ${z.prettifyError(parsed.error)}`);
}

/** The dated data of laws, duties, platforms and figures, each file checked against its schema. */
export type Taxonomy = ReturnType<typeof loadTaxonomy>;

/** Reads `taxonomy/` once; a file that does not fit its schema is named. */
export const loadTaxonomy = () => ({
  sources: read('sources.json', TaxonomySources),
  instruments: read('instruments.json', z.array(Instrument)),
  obligations: ['convention', 'vietnam'].flatMap((part) =>
    read(`obligations/${part}.json`, z.array(Obligation)),
  ),
  coverage: read('coverage.json', CoverageMap),
  referralBases: read('bases.json', ReferralBases),
  retention: read('retention.json', Retention),
  platforms: read('platforms.json', PlatformFacts),
  figures: read('figures.json', PublicFigures),
});
