import {
  CoverageMap,
  Instrument,
  Obligation,
  PlatformFacts,
  PublicFigures,
  ReferralBases,
  Retention,
  TaxonomySources,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { type DataFolder, readData, sharedFolder } from '../../platform/data-folder.ts';

const shared = sharedFolder('taxonomy');

/** The dated data of laws, duties, platforms and figures, each file checked against its schema. */
export type Taxonomy = ReturnType<typeof loadTaxonomy>;

/** Reads once what holds in every country (`taxonomy/`) and what is the country's own; a file that does not fit its schema is named. */
export function loadTaxonomy({ name, at }: DataFolder) {
  const country = { name: `${name}/taxonomy`, at: new URL('taxonomy/', at) };
  const both = <T extends z.ZodType>(file: string, row: T) => [
    ...readData(shared, file, z.array(row)),
    ...readData(country, file, z.array(row)),
  ];
  return {
    sources: {
      ...readData(shared, 'sources.json', TaxonomySources),
      ...readData(country, 'sources.json', TaxonomySources),
    },
    instruments: both('instruments.json', Instrument),
    obligations: both('obligations.json', Obligation),
    coverage: readData(country, 'coverage.json', CoverageMap),
    referralBases: readData(country, 'bases.json', ReferralBases),
    retention: readData(country, 'retention.json', Retention),
    platforms: readData(country, 'platforms.json', PlatformFacts),
    figures: readData(country, 'figures.json', PublicFigures),
  };
}
