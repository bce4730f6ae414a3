// `npm run bench -- rules`: our program beside hand-written code and beside the rules engines of npm, on one workload.
// The peers are no dependency of ours: PEER_DIR names a folder where they are installed.
import { spawnSync } from 'node:child_process';
import { env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Figures } from './rules/measure-engine.ts';
import { isInstalled, PEERS } from './rules/peers.ts';
import { countLeaves, workloadRules } from './rules/workload.ts';

const child = fileURLToPath(new URL('rules/measure-engine.ts', import.meta.url));
const rules = workloadRules();
const leaves = rules.reduce((sum, { when }) => sum + countLeaves(when) + 1, 0);
console.log(`${rules.length} rules with ${leaves} tests, 200,000 events of seed 42, one process an engine\n`);

const installed = Object.keys(PEERS).filter((name) => isInstalled(env.PEER_DIR ?? '.', name));
const missing = Object.keys(PEERS).filter((name) => !installed.includes(name));
const ours = measure('ours');
const rows: [string, Figures][] = [
  ['ours, no eval, three-valued', ours],
  ['hand-written code', measure('hand-written')],
  ['tree walk, three-valued (the reference)', measure('tree walk')],
  ...installed.map((name): [string, Figures] => [name, measure(name)]),
  ['ours with 500 rules', measure('ours', 10)],
];

for (const [name, { version, perSecond, p50Us, p99Us }] of rows) {
  const ratio = ours.perSecond / perSecond;
  const times = ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(2);
  console.log(`${name}${version && ` ${version}`}`);
  console.log(
    `  ${perSecond.toLocaleString('en')} events a CPU second; p50 ${p50Us} µs, p99 ${p99Us} µs; ours is ${times} times as fast`,
  );
}
if (missing.length > 0)
  console.log(`\nNot measured, for PEER_DIR names no folder that has them: ${missing.join(', ')}`);
const wrong = rows.filter(([, figures]) => figures.wrong > 0);
for (const [name, figures] of wrong)
  console.log(`\n${name} answers ${figures.wrong} of ${figures.checked} events otherwise than the reference`);
if (wrong.length === 0)
  console.log(
    `\nAll answers agree on ${ours.checked.toLocaleString('en')} events, ours also with 15 % of fields missing`,
  );
exit(wrong.length === 0 ? 0 : 1);

function measure(name: string, times = 1): Figures {
  const args = [child, name, String(times)];
  const { status, stdout } = spawnSync(execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`Measure "${name}": its process ended with ${status}`);
  return JSON.parse(stdout);
}
