import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { type BuildOptions, type BuildResult, buildIfChanged } from './build-if-changed.ts';

/** The console by Vite: apps/console/dist, served under /console/. */
export function buildConsole(root: string, options: BuildOptions): Promise<BuildResult> {
  const folder = path.join(root, 'apps/console');
  const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
    path.posix.join('apps/console', name),
  );
  const shared = ['contracts', 'sealing', 'ui'].map((name) => `packages/${name}`);
  const app = {
    name: 'console',
    entry: 'apps/console/index.html',
    out: 'apps/console/dist',
    inputs: [...inputs, ...shared, 'messages', 'package-lock.json'],
    build: () => vite(folder),
  };
  return buildIfChanged(root, app, options);
}

/** Vite is a dependency of the console alone, so it is started from there; its output is shown if it fails. */
async function vite(folder: string): Promise<void> {
  const manifest = createRequire(path.join(folder, 'package.json')).resolve('vite/package.json');
  const cli = path.join(path.dirname(manifest), 'bin/vite.js');
  const args = [cli, 'build', '--base', '/console/', '--outDir', 'dist', '--emptyOutDir'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The console could not be built:\n${output}`);
}
