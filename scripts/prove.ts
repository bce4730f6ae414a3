// `npm run prove [-- --scale 20] [-- --only attacks]`: the long proofs, which a plain test run takes only a part of, and
// the table of what is promised: promise, figure, held or not, or not proved yet.
import path from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { acceptanceTable } from './prove/acceptance-table.ts';
import { PROOFS } from './prove/proofs.ts';
import { type Outcome, runProof } from './prove/run-proof.ts';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: { scale: { type: 'string', default: '20' }, only: { type: 'string' } },
});
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 1) {
  console.error(`--scale is a whole number from 1, not "${values.scale}"`);
  exit(1);
}
const wanted = PROOFS.filter(({ name }) => values.only === undefined || name === values.only);
if (wanted.length === 0) {
  console.error(`--only is one of ${PROOFS.map(({ name }) => name).join(', ')}, not "${values.only}"`);
  exit(1);
}

const outcomes = new Map<string, Outcome>();
for (const [index, proof] of wanted.entries()) {
  console.log(`\n[${index + 1}/${wanted.length}] ${proof.name}: ${proof.claim}`);
  const outcome = await runProof(root, proof, scale);
  outcomes.set(proof.name, outcome);
  console.log(`  ${outcome.passed ? 'holds' : 'FAILS'} after ${outcome.seconds} s`);
}
console.log(['\nWhat is promised:', ...acceptanceTable(PROOFS, outcomes)].join('\n'));
const failed = [...outcomes.values()].filter(({ passed }) => !passed).length;
console.log(failed === 0 ? '\nEvery proof holds.' : `\n${failed} of ${wanted.length} fail.`);
exit(failed === 0 ? 0 : 1);
