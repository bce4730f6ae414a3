import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const neverOurs = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache']);

/** Paths (with `/`, relative to `root`) of every file that belongs to the project: tracked or not yet added. */
export function listFiles(root: string): string[] {
  if (!existsSync(path.join(root, '.git'))) return walk(root, '');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A deleted file stays in the index until the deletion is committed.
  return [...new Set(listed.split('\0'))]
    .filter((file) => file !== '' && existsSync(path.join(root, file)))
    .sort();
}

/** For a copy without git, such as an unpacked archive. */
function walk(root: string, folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !neverOurs.has(entry.name))
    .flatMap((entry) => {
      const inside = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? walk(root, inside) : [inside];
    })
    .sort();
}
