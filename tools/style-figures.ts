// Prints the figures that STYLE asks for, and fails where one of them is a rule.
import path from 'node:path';
import process from 'node:process';
import { isTest, readSources } from './source/source-file.ts';
import { anyUses } from './style/any-uses.ts';
import { lineFigures, tooLong } from './style/line-figures.ts';
import { undocumentedFunctions } from './style/undocumented-functions.ts';
import { valueCycles } from './style/value-cycles.ts';

const files = readSources(path.dirname(import.meta.dirname));
const library = files.filter((file) => /^packages\/[^/]+\/src\//.test(file.path) && !isTest(file.path));
const rules = {
  'files over 500 lines': tooLong(files),
  'circles of value imports': valueCycles(files).map((group) => group.join(' → ')),
  'uses of any': files.flatMap(anyUses),
  'exported functions without a doc comment': library.flatMap(undocumentedFunctions),
};

console.table(lineFigures(files));
console.table(
  Object.fromEntries(Object.entries(rules).map(([rule, found]) => [rule, { found: found.length }])),
);
for (const [rule, found] of Object.entries(rules)) {
  if (found.length === 0) continue;
  console.log(`${rule}:\n${found.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
}
