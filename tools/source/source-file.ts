import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';
import { listFiles } from './list-files.ts';

/** One program file, parsed; `path` is relative to the project with `/`. */
export type SourceFile = { path: string; text: string; parsed: ParseResult };

const program = /\.(ts|tsx|mts|mjs|js)$/;

const isProgram = (file: string): boolean => program.test(file) && !file.endsWith('.d.ts');
/** A test, or what only tests load: `….test.ts`, `…-fixture.ts`, `test-….ts`, a package's `test/` folder. */
export const isTest = (file: string): boolean =>
  /\.test\.tsx?$|-fixture\.ts$|\/test-[\w-]+\.ts$|^(packages|apps)\/[^/]+\/test\//.test(file);

/** Parses text as the file it would be; planted violations need no file on disk. */
export function parseSource(file: string, text: string): SourceFile {
  const parsed = parseSync(file, text, { sourceType: 'module', astType: 'ts' });
  const [error] = parsed.errors;
  if (error) throw new Error(`Cannot parse ${file}: ${error.message}`);
  return { path: file, text, parsed };
}

/** Every program file of the project. */
export function readSources(root: string): SourceFile[] {
  return listFiles(root)
    .filter(isProgram)
    .map((file) => parseSource(file, readFileSync(path.join(root, file), 'utf8')));
}

/** 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
