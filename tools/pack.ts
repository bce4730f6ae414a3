// `npm run tools -- pack [--out <folder>]`: the packages that others install, as compiled JavaScript tarballs.
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { compilePackage } from './pack/compile-package.ts';
import { PUBLISHED } from './pack/published-packages.ts';
import { writeTarball } from './pack/write-tarball.ts';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { out: { type: 'string' } } });
// Below the tree, because the declarations of libraries are found from there.
const staging = path.join(root, 'dist', 'packages', `staging-${process.pid}`);
const out = values.out
  ? path.resolve(process.env.INVOKED_FROM ?? process.cwd(), values.out)
  : path.join(root, 'dist', 'packages');
mkdirSync(out, { recursive: true });
try {
  for (const published of PUBLISHED) {
    const folder = await compilePackage(root, staging, published);
    const { name, version }: { name: string; version: string } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    const file = path.join(out, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
    writeTarball(folder, file);
    console.log(
      `${name.padEnd(18)} ${(statSync(file).size / 1024).toFixed(1).padStart(7)} KB  ${path.relative(root, file)}`,
    );
  }
} finally {
  rmSync(staging, { recursive: true, force: true });
}
