// `npm run train:acts`: the small model behind `findActs`, from texts that were written for this project and no others.
import { writeFileSync } from 'node:fs';
import { encodeWeights } from '@kmm/language/training';
import { trainActModel } from './language/acts/train-act-model.ts';
import { trainingTexts } from './language/acts/training-texts.ts';
import { progressBar } from './language/progress-bar.ts';

// --half leaves out what `npm run eval:early-warning -- --split held-out` then measures on.
const texts = trainingTexts(1, process.argv.includes('--half') ? 'seen' : 'all');
const weights = trainActModel(texts, progressBar(`${texts.length} texts`, process.stderr));
const encoded = encodeWeights(weights);
const target = new URL('../packages/language/src/act-model/act-weights.ts', import.meta.url);
writeFileSync(
  target,
  `// Made by \`npm run train:acts\` from the development side of eval/; a weight says how a hashed word or concept bears on an act.\n/** Weights of the act model. */\nexport const WEIGHTS =\n  '${encoded}';\n`,
);
console.log(`${encoded.length} characters written to packages/language/src/act-model/act-weights.ts`);
