// `npm run check`: everything that can be said about the project without running it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { buildPortal } from './build/build-portal.ts';
import { checkWords } from './checks/forbidden-words.ts';
import { checkGuides } from './checks/guides.ts';
import { checkMessages } from './checks/message-keys.ts';
import { checkRowSentences } from './checks/row-sentences.ts';
import { inspection, program, type Step } from './checks/run-step.ts';
import { checkSecrets } from './checks/secrets.ts';
import { checkSentences } from './checks/sentences-in-code.ts';
import { checkSizes } from './checks/size-budgets.ts';
import { checkUnseen } from './checks/unseen-phrases.ts';

const root = path.dirname(import.meta.dirname);
const openapi = 'tools/openapi.ts';
const kmm = 'apps/cli/src/main.ts';

/** The slow ones first: two run at a time, and the last to begin should be a short one. */
const steps: Step[] = [
  program('types (tsc)', 'node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false'),
  program('dead code (knip)', 'node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  program(
    'format and lint (Biome)',
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--error-on-warnings',
    '--max-diagnostics=50',
    '--colors=off',
  ),
  program(
    'architecture',
    '--test',
    '--test-reporter=spec',
    'test/architecture.test.ts',
    'test/architecture-planted.test.ts',
    'test/architecture-biome.test.ts',
  ),
  existsSync(path.join(root, openapi))
    ? program('OpenAPI document up to date', openapi, '--check')
    : {
        name: 'OpenAPI document up to date',
        run: async () => ({ ok: true, output: '', skipped: `no ${openapi}` }),
      },
  program('style figures', 'tools/style-figures.ts'),
  inspection('messages in both languages', checkMessages),
  inspection('every row has its sentences', checkRowSentences),
  inspection('guides in both languages', checkGuides),
  program('content: reading and quizzes', kmm, 'content', 'reading'),
  program('content: pieces, style, links', kmm, 'content', 'check'),
  program('taxonomy: every name leads somewhere', kmm, 'taxonomy', 'check'),
  program('drawings are as described', 'tools/pictures.ts', '--check'),
  program('films are as described', 'tools/films.ts', '--check'),
  {
    name: 'size budgets',
    run: async () => {
      await buildPortal(root, { ifMissing: false });
      return inspection('', checkSizes).run(root);
    },
  },
  inspection('no sentence for people in code', checkSentences),
  inspection('no machine or registry named', checkWords),
  inspection('no secret in the repository', checkSecrets),
  inspection('no phrase of the walk in detection', checkUnseen),
];

const failures = await runAll(steps, 2);
for (const { name, output } of failures) console.log(`\n── ${name} ──\n${output}`);
console.log(
  failures.length === 0
    ? `\nAll ${steps.length} checks passed`
    : `\n${failures.length} of ${steps.length} checks failed`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

async function runAll(all: readonly Step[], atOnce: number): Promise<{ name: string; output: string }[]> {
  const waiting = [...all];
  const failed: { name: string; output: string }[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const output = await runOne(step);
      if (output !== undefined) failed.push({ name: step.name, output });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

/** The output if the step failed. A step that throws has failed: its error is its output. */
async function runOne({ name, run }: Step): Promise<string | undefined> {
  const startedAt = performance.now();
  const { ok, output, skipped } = await run(root).catch((error: unknown) => ({
    ok: false,
    output: error instanceof Error ? error.message : String(error),
    skipped: undefined,
  }));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const mark = skipped ? '–' : ok ? '✓' : '✗';
  console.log(`${mark} ${name.padEnd(34)} ${skipped ?? `${seconds.padStart(5)} s`}`);
  return ok ? undefined : output;
}
