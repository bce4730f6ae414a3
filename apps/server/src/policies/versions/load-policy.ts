import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompiledPolicy, compilePolicy, readPack } from '@kmm/protection';
import { digestOf } from './compile-files.ts';
import type { CompiledVersion } from './policy-registry.ts';

export class PolicyRefused extends Error {}

/** Reads and compiles a policy pack; the error lists every problem with file, line and column. */
export async function loadPolicy(folder: string): Promise<CompiledPolicy> {
  return (await loadPack(folder)).program;
}

/** The same with the texts that it was compiled from. */
export async function loadPack(folder: string): Promise<CompiledVersion> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  const files = Object.fromEntries(texts);
  const pack = readPack(files);
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  const all = [...pack.problems, ...problems];
  if (program && all.length === 0) return { program, files, digest: digestOf(program.policy, files) };
  const lines = all.map((p) => {
    const at = p.file ? `${p.file}:${p.line}:${p.column}` : folder;
    return `${at} ${p.message}${p.suggestion ? ` (did you mean "${p.suggestion}"?)` : ''}`;
  });
  throw new PolicyRefused(`The policy pack "${folder}" is refused:\n${lines.join('\n')}`);
}
