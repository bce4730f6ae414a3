import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PublishedPackage } from './published-packages.ts';
import { runTool } from './run-tool.ts';

type Manifest = { name: string; version: string; license: string; dependencies?: Record<string, string> };

/** Source of a published package to JavaScript with declarations and a manifest of its own, in `<staging>/<folder>`. */
export async function compilePackage(
  root: string,
  staging: string,
  { folder, entries, data = [], description }: PublishedPackage,
): Promise<string> {
  const source = path.join(root, 'packages', folder);
  const out = path.join(staging, folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const config = path.join(staging, `tsconfig.${folder}.json`);
  writeFileSync(config, JSON.stringify(compilerConfig(root, staging, source, out, Object.values(entries))));
  await runTool(
    path.join(root, 'node_modules/typescript/bin/tsc'),
    ['-p', config, '--pretty', 'false'],
    root,
  );
  for (const file of declarations(path.join(out, 'dist')))
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/(from '|import\(")(\.[^'"]+)\.ts(?=['"])/g, '$1$2.js'),
    );
  for (const file of data) cpSync(path.join(source, file), path.join(out, file));
  cpSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
  // `as`: the manifest is ours and checked by the architecture test.
  const own = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as Manifest;
  writeFileSync(
    path.join(out, 'package.json'),
    JSON.stringify(manifest(own, entries, data, description), null, 2),
  );
  return out;
}

function compilerConfig(root: string, staging: string, source: string, out: string, entries: string[]) {
  return {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      // Node 20 and the browsers of the portal know it.
      target: 'es2022',
      rootDir: path.join(source, 'src'),
      outDir: path.join(out, 'dist'),
      declaration: true,
      rewriteRelativeImportExtensions: true,
      // The declarations that were just made, so that no other package's source is compiled along.
      paths: {
        '@khong-mot-minh/contracts': [path.join(staging, 'contracts/dist/index.d.ts')],
        '@khong-mot-minh/contracts/*': [path.join(staging, 'contracts/dist/*/index.d.ts')],
      },
    },
    include: [],
    // Only what an entry reaches: no test, no fixture.
    files: entries.map((entry) => path.join(source, 'src', `${entry}.ts`)),
  };
}

const manifest = (
  own: Manifest,
  entries: PublishedPackage['entries'],
  data: readonly string[],
  description: string,
) => ({
  name: own.name,
  version: own.version,
  description,
  license: own.license,
  type: 'module',
  engines: { node: '>=20' },
  sideEffects: false,
  exports: {
    ...Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [
        name,
        { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
      ]),
    ),
    ...Object.fromEntries(
      data.filter((file) => !file.endsWith('.md')).map((file) => [`./${file}`, `./${file}`]),
    ),
  },
  files: ['dist', ...data],
  ...(own.dependencies && Object.keys(own.dependencies).length > 0 && { dependencies: own.dependencies }),
});

const declarations = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
