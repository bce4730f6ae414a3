import path from 'node:path';
import { moduleImports } from '../source/module-imports.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Groups of files that load each other in a circle; `import type` loads nothing. */
export function valueCycles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path));
  const graph = new Map(files.map((file) => [file.path, valueTargets(file, known)]));
  return stronglyConnected(graph).filter((group) => group.length > 1);
}

function valueTargets(file: SourceFile, known: ReadonlySet<string>): string[] {
  return moduleImports(file)
    .filter(({ typeOnly, dynamic, specifier }) => !typeOnly && !dynamic && specifier !== undefined)
    .map(({ specifier = '' }) => {
      if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file.path), specifier);
      const name = /^@khong-mot-minh\/([^/]+)$/.exec(specifier)?.[1];
      const entries = [`packages/${name}/src/index.ts`, `apps/${name}/src/index.ts`];
      return entries.find((entry) => known.has(entry)) ?? '';
    })
    .filter((target) => known.has(target));
}

/** Tarjan's algorithm. */
function stronglyConnected(graph: ReadonlyMap<string, string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const lowOf = (node: string) => low.get(node) ?? Number.POSITIVE_INFINITY;
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(lowOf(node), lowOf(next)));
      } else if (stack.includes(next)) {
        low.set(node, Math.min(lowOf(node), index.get(next) ?? 0));
      }
    }
    if (low.get(node) === index.get(node)) groups.push(stack.splice(stack.indexOf(node)));
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return groups;
}
