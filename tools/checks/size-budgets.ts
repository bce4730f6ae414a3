import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import budgets from '../budgets.json' with { type: 'json' };
import { gzipKiB } from '../build/gzip-size.ts';
import { moduleImports } from '../source/module-imports.ts';
import { parseSource } from '../source/source-file.ts';
import type { Problem } from './problem.ts';

/**
 * No browser script of the portal, with all that it loads at once, is larger than its budget (DESIGN §8).
 * A lesson or game has a larger one; what `import()` brings later is weighed by itself.
 */
export function checkSizes(root: string): Problem[] {
  const limits = new Map<string, number>();
  for (const { files, maxGzipKiB } of [budgets.helpPages, budgets.lessonsAndGames]) {
    for (const file of globSync(files, { cwd: root })) limits.set(file, maxGzipKiB);
  }
  return [...limits].flatMap(([file, limit]) => {
    const loaded = [...reach(root, file, new Set())];
    const size = loaded.reduce((sum, one) => sum + gzipKiB(path.join(root, one)), 0);
    const together = loaded.length > 1 ? ` with the ${loaded.length - 1} that it imports` : '';
    return size > limit ? [`${file}${together} is ${size.toFixed(1)} KiB gz; its budget is ${limit}`] : [];
  });
}

function reach(root: string, file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = moduleImports(parseSource(file, readFileSync(path.join(root, file), 'utf8')));
  for (const { specifier, dynamic } of imports) {
    if (specifier && !dynamic) reach(root, path.join(path.dirname(file), specifier), seen);
  }
  return seen;
}
