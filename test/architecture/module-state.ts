import type { Node } from 'oxc-parser';
import { isTest, type SourceFile } from '../../tools/source/source-file.ts';
import { arrows } from './arrows.ts';
import { ownerOf } from './owner.ts';

/** What a module of a pure package keeps between calls: a variable, or a buffer that calls write into. */
export type ModuleState = { path: string; name: string };

const BUFFERS = /^(Map|Set|WeakMap|WeakSet|\w+Array|ArrayBuffer|SharedArrayBuffer)$/;

/** Every variable and every buffer at the top of a file of a pure package. */
export function moduleState({ path, parsed }: SourceFile): ModuleState[] {
  const { name, folder } = ownerOf(path);
  if (!name || !arrows[name]?.pure || isTest(path) || !path.startsWith(`${folder}/src/`)) return [];
  return parsed.program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier') return declared.kind === 'const' ? [] : [{ path, name: '{…}' }];
      const kept = declared.kind !== 'const' || (isBuffer(init) && !isReadonly(id));
      return kept ? [{ path, name: id.name }] : [];
    });
  });
}

/** What is declared as read-only the compiler guards. */
function isReadonly({ typeAnnotation }: Extract<Node, { type: 'Identifier' }>): boolean {
  const type = typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSTypeOperator') return type.operator === 'readonly';
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    /^Readonly/.test(type.typeName.name)
  );
}

/** Whether an expression makes something empty that can be filled; a table made from its rows is none. */
function isBuffer(node: Node | null): boolean {
  switch (node?.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isBuffer(node.expression);
    case 'NewExpression': {
      if (node.callee.type !== 'Identifier' || !BUFFERS.test(node.callee.name)) return false;
      const [first] = node.arguments;
      if (first === undefined) return true;
      if (first.type === 'Literal' && first.value === 0) return false;
      return /(Array|Buffer)$/.test(node.callee.name) && first.type !== 'ArrayExpression';
    }
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      if (node.properties.length === 0) return true;
      return node.properties.some((property) => property.type === 'Property' && isBuffer(property.value));
    default:
      return false;
  }
}
