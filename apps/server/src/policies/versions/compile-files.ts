import type { PolicyDocument, VersionProblem } from '@khong-mot-minh/contracts';
import { type CompiledPolicy, compilePolicy, type PolicyProblem, readPack } from '@khong-mot-minh/protection';
import { Refusal } from '../../platform/refusal.ts';
import { sha256 } from '../../secrets.ts';
import type { PolicyFiles } from '../queries/policy-versions.ts';

export type CompiledFiles = {
  program: CompiledPolicy | undefined;
  /** As merged from the files, even where it is refused. */
  document: unknown;
  problems: VersionProblem[];
};

/** The parts of a version's name: `vn@2`. */
export function splitName(version: string): { id: string; number: number } {
  const at = version.lastIndexOf('@');
  return { id: version.slice(0, at), number: Number(version.slice(at + 1)) };
}

/** What a program is compiled from: the same digest, the same answers. */
export const digestOf = (version: string, files: PolicyFiles): string =>
  sha256(
    JSON.stringify([version, ...Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  ).toString('base64url');

/** Compiles a version from its files. Its number is the server's to give: what stands in the files is not read. */
export function compileFiles(version: string, files: PolicyFiles): CompiledFiles {
  const { id, number } = splitName(version);
  const pack = readPack(files);
  const document = isTable(pack.document) ? { ...pack.document, version: number } : pack.document;
  const { program, problems } = compilePolicy(document, pack.locate);
  const all = [...pack.problems, ...problems];
  if (isTable(document) && document.id !== id)
    all.push({
      code: 'value-not-allowed',
      path: ['id'],
      message: `The pack's id stays "${id}"`,
      suggestion: id,
      ...pack.locate(['id']),
    });
  return { program: all.length === 0 ? program : undefined, document, problems: all.map(problemView) };
}

/** The program of a version; one with problems goes nowhere. */
export function programFrom(version: string, files: PolicyFiles): CompiledPolicy {
  const { program, problems } = compileFiles(version, files);
  if (program) return program;
  throw new Refusal('policy-refused', problems[0]?.message, {
    errors: problems.map(({ pointer, code }) => ({ pointer, code })),
  });
}

const isTable = (value: unknown): value is Partial<PolicyDocument> & Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const problemView = ({ path, ...rest }: PolicyProblem): VersionProblem => ({
  ...rest,
  pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
});
