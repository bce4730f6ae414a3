import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type BuildOptions = { ifMissing: boolean };
/** `absent`: the app has no sources yet. `fresh`: nothing to do. */
export type BuildResult = { app: string; state: 'absent' | 'fresh' | 'built'; files: string[] };

export type App = {
  name: string;
  /** Without it there is nothing to build. */
  entry: string;
  out: string;
  /** Folders and files that the result is made of. */
  inputs: string[];
  /** Leaves its files in `out`. */
  build: () => Promise<void>;
};

const hashFile = '.inputs-hash';

/** Builds unless the inputs are those of the last complete build; their hash is written last. */
export async function buildIfChanged(root: string, app: App, options: BuildOptions): Promise<BuildResult> {
  const out = path.join(root, app.out);
  const built = (state: 'fresh' | 'built') => ({
    app: app.name,
    state,
    files: filesIn(out).filter(isShipped),
  });
  if (!existsSync(path.join(root, app.entry))) return { app: app.name, state: 'absent', files: [] };
  const hashPath = path.join(out, hashFile);
  const last = existsSync(hashPath) ? readFileSync(hashPath, 'utf8') : undefined;
  if (last !== undefined && options.ifMissing) return built('fresh');
  const hash = hashInputs(root, app.inputs);
  if (last === hash) return built('fresh');
  await app.build();
  mkdirSync(out, { recursive: true });
  writeFileSync(hashPath, hash);
  return built('built');
}

function hashInputs(root: string, inputs: string[]): string {
  const hash = createHash('sha256');
  const files = inputs.flatMap((input) => filesIn(path.join(root, input)));
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name)).sort()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The file itself, or every file below the folder; nothing if it does not exist. */
function filesIn(where: string): string[] {
  if (!existsSync(where)) return [];
  if (path.extname(where) !== '' && !where.endsWith('dist')) return [where];
  return readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/]node_modules([\\/]|$)/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const isShipped = (file: string): boolean => path.basename(file) !== hashFile && !file.endsWith('.map');
