// `npm run bench -- decide`: the whole decision in one process, as the server makes it: state, rules, state again.
import { spawnSync } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Memory } from './decide/measure-memory.ts';
import type { Speed } from './decide/measure-speed.ts';

const show = (value: number): string => value.toLocaleString('en');

for (const [title, given] of [
  ['state and rules, eight windows read', 'signals'],
  ['the same with the text detector', 'text'],
] as const) {
  const { perSecond, p50Us, p99Us, tiers } = run<Speed>('measure-speed.ts', [given]);
  console.log(`${title}: ${show(perSecond)} decisions a CPU second; p50 ${p50Us} µs, p99 ${p99Us} µs`);
  console.log(`  decisions by tier: ${tiers.map(show).join(', ')}`);
}

console.log('');
for (const [what, args] of [
  ['pairs', ['pairs']],
  ['accounts with a counter in twelve buckets', ['listViews1h', '2']],
  ['accounts with a distinct window that saw one other', ['newMinorContacts7d', '1']],
] as const) {
  const { entries, resident, used, held } = run<Memory>('measure-memory.ts', args);
  console.log(
    `${show(entries)} ${what}: ${resident} bytes each resident, ${used} used, ${held} in the table`,
  );
}

function run<T>(file: string, args: readonly string[]): T {
  const path = fileURLToPath(new URL(`decide/${file}`, import.meta.url));
  const { status, stdout } = spawnSync(execPath, ['--expose-gc', path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`Measure "${file}": its process ended with ${status}`);
  return JSON.parse(stdout);
}
