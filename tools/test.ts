// `npm test [-- path…]`: every *.test.ts of the project, browser tests (*.browser.test.ts) among them.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listFiles } from './source/list-files.ts';
import { keepFileTimes } from './tests/keep-file-times.ts';
import { postgresProblem } from './tests/postgres-problem.ts';
import { runNodeTests } from './tests/run-node-tests.ts';

const root = path.dirname(import.meta.dirname);
const defaultUrl = 'postgres://kmm_test:kmm_test@127.0.0.1:5432/postgres';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { postgres: { type: 'boolean', default: false } },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const env = { ...process.env };
  if (values.postgres) {
    env.TEST_DATABASE_URL ??= defaultUrl;
    const problem = await postgresProblem(env.TEST_DATABASE_URL);
    if (problem) return refuse(problem);
  } else {
    // Without --postgres the suite needs no service, whatever this shell has set.
    delete env.TEST_DATABASE_URL;
  }
  const filters = positionals.map((filter) => filter.replaceAll(path.sep, '/').replace(/^\.\//, ''));
  const files = listFiles(root)
    .filter((file) => /^(packages|apps|test|tools|research|bench)\/.*\.test\.ts$/.test(file))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  if (files.length === 0) return refuse(`No test file matches ${filters.join(', ') || 'the project'}`);

  const { passed, failed, skipped, empty, files: times, code } = await runNodeTests(root, files, env);
  if (times.length > 1) for (const line of await keepFileTimes(root, times, env)) console.log(line);
  for (const file of empty) console.log(`${file} holds no test`);
  console.log(
    `\n${passed} passed, ${failed + empty.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return code !== 0 || failed > 0 || empty.length > 0 || passed === 0 ? 1 : 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
