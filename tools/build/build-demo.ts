import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type BuildOptions, type BuildResult, buildIfChanged } from './build-if-changed.ts';

const entry = 'apps/simulator/src/browser/story.ts';

/** The script of the guided page: apps/simulator/dist/story.js. The page works without it, step by step. */
export function buildDemo(root: string, options: BuildOptions): Promise<BuildResult> {
  const out = path.join(root, 'apps/simulator/dist');
  const app = {
    name: 'demo',
    entry,
    out: 'apps/simulator/dist',
    inputs: ['apps/simulator/src/browser', 'package-lock.json'],
    build: async () => {
      rmSync(out, { recursive: true, force: true });
      await build({
        entryPoints: [path.join(root, entry)],
        outdir: out,
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2020',
        legalComments: 'none',
        logLevel: 'silent',
      });
    },
  };
  return buildIfChanged(root, app, options);
}
