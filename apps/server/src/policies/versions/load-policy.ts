import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompiledPolicy, compilePolicy, readPack } from '@khong-mot-minh/protection';
import { digestOf } from './compile-files.ts';
import type { CompiledVersion } from './policy-registry.ts';

export class PolicyRefused extends Error {}

/** Reads and compiles a policy pack; the error lists every problem with file, line and column. */
export async function loadPolicy(folder: string): Promise<CompiledPolicy> {
  return (await loadPack(folder)).program;
}

/** A pack as it lies on disk. */
type LoadedPack = CompiledVersion & {
  /** Where sentences lack a translation, as file, line and column: they are shown in the first language. */
  untranslated: string[];
};

/** The same with the texts that it was compiled from. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  const files = Object.fromEntries(texts);
  const pack = readPack(files);
  const { program, problems, untranslated } = compilePolicy(pack.document, pack.locate);
  const all = [...pack.problems, ...problems];
  if (program && all.length === 0) {
    const places = untranslated.map((path) => {
      const at = pack.locate(path.slice(0, -1));
      return `${at ? `${at.file}:${at.line}:${at.column}` : folder} /${path.join('/')}`;
    });
    return { program, files, digest: digestOf(program.policy, files), untranslated: places };
  }
  const lines = all.map((p) => {
    const at = p.file ? `${p.file}:${p.line}:${p.column}` : folder;
    return `${at} ${p.message}${p.suggestion ? ` (did you mean "${p.suggestion}"?)` : ''}`;
  });
  throw new PolicyRefused(`The policy pack "${folder}" is refused:\n${lines.join('\n')}`);
}
