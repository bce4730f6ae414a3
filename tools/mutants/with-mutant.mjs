// `node --import`: one file of the program is loaded with one change, and nothing on disk is touched.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';

const { file, start, end, text } = JSON.parse(env.KMM_MUTANT ?? '{}');
const mutated = file && pathToFileURL(file).href;

registerHooks({
  load(url, context, next) {
    if (url !== mutated) return next(url, context);
    const source = readFileSync(file, 'utf8');
    return {
      format: 'module-typescript',
      source: source.slice(0, start) + text + source.slice(end),
      shortCircuit: true,
    };
  },
});
