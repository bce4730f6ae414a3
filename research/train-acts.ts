// `npm run research -- train-acts`: the small model behind `findActs`. Acts come from texts that were written for this project and
// no others (the development side of research/corpus); what is none also from half of a free set of chats (MIT), which is fetched and never kept in the tree.
import { writeFileSync } from 'node:fs';
import { progressBar } from '@khong-mot-minh/cli/language';
import { encodeWeights } from '@khong-mot-minh/language/training';
import { backgroundTexts } from './acts/background-texts.ts';
import { trainActModel } from './acts/train-act-model.ts';
import { trainingTexts } from './acts/training-texts.ts';

// --half leaves out what `npm run eval:early-warning -- --split held-out` then measures on.
const half = process.argv.includes('--half') ? 'seen' : 'all';
const background = await backgroundTexts();
const weights = trainActModel(
  (seed) => [...trainingTexts(seed, half), ...background],
  progressBar('training', process.stderr),
);
const encoded = encodeWeights(weights);
const target = new URL('../packages/language/weights/acts.bin', import.meta.url);
writeFileSync(target, encoded);
console.log(`${encoded.length} bytes written to packages/language/weights/acts.bin`);
