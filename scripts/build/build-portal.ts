import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type BuildOptions, type BuildResult, buildIfChanged } from './build-if-changed.ts';

const folder = 'apps/portal/src/browser';

/** The portal's browser scripts, apps/portal/dist/<name>.js, and the chunks that they share or load later. */
export function buildPortal(root: string, options: BuildOptions): Promise<BuildResult> {
  const out = path.join(root, 'apps/portal/dist');
  const app = {
    name: 'portal',
    entry: folder,
    out: 'apps/portal/dist',
    inputs: ['apps/portal/src', 'packages/sealing/src', 'packages/ui/src', 'messages', 'package-lock.json'],
    build: async () => {
      const entryPoints = pageScripts(path.join(root, folder));
      rmSync(out, { recursive: true, force: true });
      await build({
        entryPoints,
        outdir: out,
        bundle: true,
        // Argon2 is loaded when somebody opens a receipt, not by every help page.
        splitting: true,
        chunkNames: '[name]-[hash]',
        minify: true,
        format: 'esm',
        // Phones that young people own today; older ones take the path without JavaScript.
        target: ['es2020', 'chrome80', 'safari14'],
        // Safari 14.0 fails on one rare form only, which esbuild takes for all of them and cannot rewrite.
        supported: { destructuring: true },
        charset: 'utf8',
        legalComments: 'none',
        logLevel: 'silent',
      });
    },
  };
  return buildIfChanged(root, app, options);
}
