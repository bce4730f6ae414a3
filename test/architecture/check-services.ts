import { moduleImports } from '../../tools/source/module-imports.ts';
import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import { walkTree } from '../../tools/source/walk-tree.ts';
import type { Violation } from './violation.ts';

const server = 'apps/server/src/';
const speaksHttp = /^(http\/|.*\/routes\/|(.*\/)?([\w-]+-)?routes?\.ts$)/;

/** Problems are words of HTTP: a service refuses (`platform/refusal.ts`), and the edge says it. */
export function checkProblems(file: SourceFile): Violation[] {
  if (!file.path.startsWith(server) || isTest(file.path)) return [];
  if (speaksHttp.test(file.path.slice(server.length))) return [];
  return moduleImports(file)
    .filter(({ specifier }) => /(^|\/)problems\.ts$/.test(specifier ?? '') && specifier?.includes('http/'))
    .map(({ line }) => ({
      path: file.path,
      line,
      message: 'HTTP problems belong to http/ and to routes: a service throws a Refusal or gives a value',
    }));
}

/** A signature says what it uses of what the kit offers; all of it is held by the root alone. */
export function checkDeps(file: SourceFile): Violation[] {
  if (!file.path.startsWith(server) || isTest(file.path)) return [];
  const picked = new Set<number>();
  const found: Violation[] = [];
  walkTree(file.parsed.program, (node) => {
    if (node.type === 'TSIndexedAccessType') picked.add(node.objectType.start);
    if (node.type !== 'TSTypeReference' || node.typeName.type !== 'Identifier') return;
    if (node.typeName.name === 'Pick' && node.typeArguments?.params[0])
      picked.add(node.typeArguments.params[0].start);
    if (node.typeName.name === 'Deps' && !picked.has(node.start))
      found.push({
        path: file.path,
        line: lineAt(file.text, node.start),
        message: 'all of Deps: name what is used, as Pick<Deps, …>',
      });
  });
  return found;
}
