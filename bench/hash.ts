// `npm run bench -- hash [--large]`: our hash index beside a linear scan and, where python3-faiss is installed, the
// index of Meta's Hasher-Matcher-Actioner (HMA), over the same hashes in one go. `--large` adds ten million hashes.
import { freemem } from 'node:os';
import { parseArgs } from 'node:util';
import { compare } from './hash/compare.ts';
import { hasFaiss } from './hash/faiss.ts';
import { pdqSpeed } from './hash/pdq-speed.ts';
import { makeSample } from './hash/sample.ts';

const { values } = parseArgs({ options: { large: { type: 'boolean', default: false } } });
// Ten million: 0.3 GB of hashes, 1.4 GB of index twice while compacting, its file, and 3 GB for faiss in its process.
const largeBytes = 8e9;

if (!hasFaiss()) console.log('python3-faiss is not installed here: HMA’s index is not measured');
pdqSpeed();
compare(makeSample(100_000, 2000), 500);
compare(makeSample(1_000_000, 2000), 200);
compare(makeSample(1_000_000, 2000, true), 100);
if (values.large && freemem() < largeBytes) {
  console.log(`Ten million hashes need ${largeBytes / 1e9} GB of free memory: skipped`);
} else if (values.large) compare(makeSample(10_000_000, 2000), 40);
