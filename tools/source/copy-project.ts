import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a copy does without, and what only stands at the top. */
const LEFT_OUT = new Set(['.git', 'node_modules']);
const LEFT_OUT_AT_TOP = new Set(['data', 'coverage', '.cache']);

export type ProjectCopy = Disposable & { folder: string };

/**
 * All of the project, with what was built, but its libraries: these are linked, and our own packages lead into the copy.
 * Nothing that is tried there touches the project.
 */
export function copyProject(root: string): ProjectCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-copy-'));
  cpSync(root, folder, {
    recursive: true,
    filter: (name) => !LEFT_OUT.has(path.basename(name)) && !isLeftOutAtTop(path.relative(root, name)),
  });
  linkLibraries(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const kind of ['apps', 'packages'])
    for (const name of readdirSync(path.join(root, kind))) {
      const own = path.join(kind, name, 'node_modules');
      if (existsSync(path.join(root, own))) symlinkSync(path.join(root, own), path.join(folder, own));
    }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

const isLeftOutAtTop = (name: string): boolean => LEFT_OUT_AT_TOP.has(name);

function linkLibraries(from: string, to: string): void {
  mkdirSync(path.join(to, '@khong-mot-minh'), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== '@khong-mot-minh') symlinkSync(path.join(from, name), path.join(to, name));
  // These links are relative: they lead to the packages of whichever tree they stand in.
  for (const name of readdirSync(path.join(from, '@khong-mot-minh')))
    symlinkSync(
      readlinkSync(path.join(from, '@khong-mot-minh', name)),
      path.join(to, '@khong-mot-minh', name),
    );
}
