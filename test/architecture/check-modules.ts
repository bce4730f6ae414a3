import path from 'node:path';
import { type ModuleImport, moduleImports } from '../../tools/source/module-imports.ts';
import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import type { Violation } from './violation.ts';

const server = 'apps/server/src/';
/** What every module stands on; it knows none of them. */
const kitFolders = new Set(['http', 'limits', 'platform']);
const kitFiles = new Set(['config.ts', 'deps.ts', 'secrets.ts', 'start-error.ts']);

type Place =
  | { kind: 'kit'; name: string }
  | { kind: 'module'; name: string; face: boolean }
  | { kind: 'root'; name: string };

/** Where a file of the server stands: in the kit, in a module, or beside them, where everything is put together. */
function placeOf(file: string): Place | undefined {
  if (!file.startsWith(server)) return undefined;
  const [name = '', ...rest] = file.slice(server.length).split('/');
  if (rest.length === 0) return { kind: kitFiles.has(name) ? 'kit' : 'root', name };
  if (kitFolders.has(name)) return { kind: 'kit', name };
  return { kind: 'module', name, face: rest.length === 1 && rest[0] === 'index.ts' };
}

type Arrow = { from: Place; to: Place; file: string; found: ModuleImport };

function arrowsOf(file: SourceFile): Arrow[] {
  const from = placeOf(file.path);
  if (!from || isTest(file.path)) return [];
  return moduleImports(file).flatMap((found) => {
    if (!found.specifier?.startsWith('.')) return [];
    const to = placeOf(path.posix.join(path.posix.dirname(file.path), found.specifier));
    return to && to.name !== from.name ? [{ from, to, file: file.path, found }] : [];
  });
}

/** A module of the server is entered through its face, the kit knows no module, and nothing leads back to the root. */
export function checkFaces(file: SourceFile): Violation[] {
  const wrong = arrowsOf(file).flatMap(({ from, to, found }) => {
    const message = faultOf(from, to, found);
    return message ? [{ path: file.path, line: found.line, message }] : [];
  });
  return [...wrong, ...faultsOfFace(file)];
}

function faultOf(from: Place, to: Place, { specifier }: ModuleImport): string | undefined {
  if (to.kind === 'module' && from.kind === 'kit')
    return `"${specifier}": what every module stands on may not know the module ${to.name}`;
  if (to.kind === 'module' && !to.face)
    return `"${specifier}": the module ${to.name} is entered through its index.ts`;
  if (to.kind === 'root' && from.kind !== 'root')
    return `"${specifier}": only the root puts modules together; a module is given what it needs`;
  return undefined;
}

/** A face names what is public and holds nothing else. */
function faultsOfFace(file: SourceFile): Violation[] {
  const place = placeOf(file.path);
  if (place?.kind !== 'module' || !place.face) return [];
  return file.parsed.program.body
    .filter((node) => node.type !== 'ExportNamedDeclaration' || !node.source)
    .map((node) => ({
      path: file.path,
      line: lineAt(file.text, node.start),
      message: `the face of ${place.name} lists by name what is public, and nothing else`,
    }));
}

/** No module needs another that needs it: neither directly nor by way of a third. */
export function checkModuleCycles(sources: readonly SourceFile[]): Violation[] {
  const arrows = sources
    .flatMap(arrowsOf)
    .filter(({ from, to }) => from.kind === 'module' && to.kind === 'module');
  const needs = new Map<string, Set<string>>();
  for (const { from, to } of arrows) needs.set(from.name, (needs.get(from.name) ?? new Set()).add(to.name));
  return arrows.flatMap(({ from, to, file, found }) => {
    const back = wayBetween(needs, to.name, from.name);
    return back
      ? [
          {
            path: file,
            line: found.line,
            message: `modules in a circle: ${[from.name, ...back].join(' → ')}`,
          },
        ]
      : [];
  });
}

/** The shortest way from one module to another. */
function wayBetween(
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
  end: string,
): string[] | undefined {
  const ways = [[start]];
  const seen = new Set([start]);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? start;
    if (last === end) return way;
    for (const next of needs.get(last) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
