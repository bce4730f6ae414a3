import { lineAt, type SourceFile } from '../source/source-file.ts';
import { walkTree } from '../source/walk-tree.ts';

/** Every place where the type `any` is written. */
export function anyUses(file: SourceFile): string[] {
  const found: string[] = [];
  walkTree(file.parsed.program, (node) => {
    if (node.type === 'TSAnyKeyword') found.push(`${file.path}:${lineAt(file.text, node.start)} any`);
  });
  return found;
}
