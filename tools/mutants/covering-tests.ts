import path from 'node:path';
import { moduleImports } from '../source/module-imports.ts';
import type { SourceFile } from '../source/source-file.ts';

/** What each file loads of ours, types aside: relative files and the packages of this workspace. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function importGraph(
  sources: readonly SourceFile[],
  entries: ReadonlyMap<string, string>,
): ImportGraph {
  const known = new Set(sources.map((source) => source.path));
  return new Map(
    sources.map((source) => [
      source.path,
      moduleImports(source).flatMap(({ specifier, typeOnly }) => {
        if (specifier === undefined || typeOnly) return [];
        const to = specifier.startsWith('.')
          ? path.posix.join(path.posix.dirname(source.path), specifier)
          : entries.get(specifier);
        return to !== undefined && known.has(to) ? [to] : [];
      }),
    ]),
  );
}

/** Everything that a file loads, itself among it, with how many steps away it is. */
export function loadedBy(graph: ImportGraph, file: string): Map<string, number> {
  const steps = new Map([[file, 0]]);
  // A map is walked in the order in which it grows, so the nearest come first.
  for (const [at, far] of steps)
    for (const next of graph.get(at) ?? []) if (!steps.has(next)) steps.set(next, far + 1);
  return steps;
}
