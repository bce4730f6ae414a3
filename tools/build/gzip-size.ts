import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Size of a file as a browser downloads it. */
export const gzipKiB = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1024;
