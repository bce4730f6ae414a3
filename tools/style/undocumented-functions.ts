import type { Node } from 'oxc-parser';
import { lineAt, type SourceFile } from '../source/source-file.ts';

/** Exported functions of a package file that have no doc comment right above, as `path:line name`. */
export function undocumentedFunctions(file: SourceFile): string[] {
  const documented = (start: number): boolean =>
    file.parsed.comments.some(
      ({ type, value, end }) =>
        type === 'Block' &&
        value.startsWith('*') &&
        end <= start &&
        file.text.slice(end, start).trim() === '',
    );
  return file.parsed.program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    if (documented(statement.start)) return [];
    return functionNames(statement.declaration).map(
      (name) => `${file.path}:${lineAt(file.text, statement.start)} ${name}`,
    );
  });
}

function functionNames(declaration: Node): string[] {
  if (declaration.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : [];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return id.type === 'Identifier' && isFunction ? [id.name] : [];
  });
}
