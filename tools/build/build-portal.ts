import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions as EsbuildOptions } from 'esbuild';
import { type BuildOptions, type BuildResult, buildIfChanged } from './build-if-changed.ts';

/** The portal says itself how its scripts are made, as the console does in its Vite configuration. */
const configuration = 'apps/portal/src/browser-bundles.ts';

/** The portal's browser scripts, apps/portal/dist/<name>.js, and the chunks that they share or load later. */
export function buildPortal(root: string, options: BuildOptions): Promise<BuildResult> {
  const out = path.join(root, 'apps/portal/dist');
  const app = {
    name: 'portal',
    entry: configuration,
    out: 'apps/portal/dist',
    inputs: ['apps/portal/src', 'packages/sealing/src', 'packages/ui/src', 'messages', 'package-lock.json'],
    build: async () => {
      const module: {
        frameBundle: EsbuildOptions;
        browserBundles: EsbuildOptions;
        workerBundle: EsbuildOptions;
        courseBundles: EsbuildOptions;
      } = await import(pathToFileURL(path.join(root, configuration)).href);
      rmSync(out, { recursive: true, force: true });
      const common: EsbuildOptions = {
        // Phones that young people own today; older ones take the path without JavaScript.
        target: ['es2020', 'chrome80', 'safari14'],
        // Safari 14.0 fails on one rare form only, which esbuild takes for all of them and cannot rewrite.
        supported: { destructuring: true },
        logLevel: 'silent',
      };
      await build({ ...module.browserBundles, outdir: out, ...common });
      await build({ ...module.frameBundle, outdir: out, ...common });
      await build({ ...module.workerBundle, outdir: out, ...common });
      await build({ ...module.courseBundles, outdir: path.join(out, 'course'), ...common });
    },
  };
  return buildIfChanged(root, app, options);
}
