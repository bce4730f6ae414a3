import type { Expression } from 'oxc-parser';
import { lineAt, type SourceFile } from './source-file.ts';
import { walkTree } from './walk-tree.ts';

/** One arrow out of a file; `specifier` is undefined for `import(expression)`. */
export type ModuleImport = {
  specifier: string | undefined;
  typeOnly: boolean;
  dynamic: boolean;
  line: number;
};

/** Everything a file imports: `import`, `export … from`, `import()` and `import('…')` as a type. */
export function moduleImports(file: SourceFile): ModuleImport[] {
  const { module, program } = file.parsed;
  const at = (offset: number) => lineAt(file.text, offset);
  const found: ModuleImport[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly, dynamic: false, line: at(start) });
  }
  for (const { entries, start } of module.staticExports) {
    const [first] = entries;
    if (!first?.moduleRequest) continue;
    const typeOnly = entries.every((entry) => entry.isType);
    found.push({ specifier: first.moduleRequest.value, typeOnly, dynamic: false, line: at(start) });
  }
  walkTree(program, (node) => {
    if (node.type === 'ImportExpression') {
      const specifier = literalText(node.source);
      found.push({ specifier, typeOnly: false, dynamic: true, line: at(node.start) });
    } else if (node.type === 'TSImportType') {
      found.push({
        specifier: literalText(node.source),
        typeOnly: true,
        dynamic: false,
        line: at(node.start),
      });
    }
  });
  return found;
}

function literalText(source: Expression): string | undefined {
  if (source.type === 'Literal') return String(source.value);
  const [only, ...more] = source.type === 'TemplateLiteral' ? source.quasis : [];
  return only && more.length === 0 ? only.value.raw : undefined;
}
