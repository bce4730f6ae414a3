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

const routes = /^(.*\/routes\/[\w-]+|(.*\/)?([\w-]+-)?routes?)\.ts$/;
const asksTheDatabase = /^@khong-mot-minh\/database$|(^|\/)queries\//;
/** The ways in which a transaction begins. */
const transactions = ['tx', 'preparedTx', 'long'];

/** A route reads a request, calls a service and answers: transactions and questions to the database are the service's. */
export function checkRoutes(file: SourceFile): Violation[] {
  if (!file.path.startsWith(server) || isTest(file.path)) return [];
  if (!routes.test(file.path.slice(server.length))) return [];
  const asking = moduleImports(file)
    .filter(({ specifier, typeOnly }) => !typeOnly && asksTheDatabase.test(specifier ?? ''))
    .map(({ specifier, line }) => ({
      line,
      message: `"${specifier}": a route asks a service of its module`,
    }));
  walkTree(file.parsed.program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return;
    const { property } = node.callee;
    if (property.type === 'Identifier' && transactions.includes(property.name))
      asking.push({
        line: lineAt(file.text, node.start),
        message: 'a route opens no transaction: its service does',
      });
  });
  return asking.map((one) => ({ path: file.path, ...one }));
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
