import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { LogReader } from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';
import { codeOf } from './url-reader.ts';

/** Reads an export from a folder; what is not there is undefined. */
export function dirReader(dir: string): LogReader {
  return {
    async read(path) {
      try {
        return await readFile(join(dir, path));
      } catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) return undefined;
        throw new CannotDo(`Cannot read "${join(dir, path)}": ${codeOf(error)}.`);
      }
    },
    async list() {
      const found = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = found.filter((file) => !file.isDirectory());
      return files.map((file) => relative(dir, join(file.parentPath, file.name)).split(sep).join('/'));
    },
  };
}
