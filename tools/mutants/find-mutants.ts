import type { Node } from 'oxc-parser';
import { lineAt, type SourceFile } from '../source/source-file.ts';
import { walkTree } from '../source/walk-tree.ts';

/** One small change of one file. */
export type Mutant = { path: string; line: number; start: number; end: number; text: string; was: string };

const SWAPS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '&': '|',
  '|': '&',
  '<<': '>>>',
  '>>>': '<<',
};
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
};

/**
 * Every mutant of a file: a truth turned, a number one more, a word emptied, a comparison or an operator swapped, a no
 * left out, a condition that always or never holds, the first member of a list left out. Types, imports and the words
 * of thrown errors change nothing that a program does, and are left alone.
 */
export function findMutants(file: SourceFile): Mutant[] {
  const found: Mutant[] = [];
  const skipped: { start: number; end: number }[] = [];
  const change = ({ start, end }: { start: number; end: number }, text: string) =>
    found.push({
      path: file.path,
      line: lineAt(file.text, start),
      start,
      end,
      text,
      was: file.text.slice(start, end),
    });
  walkTree(file.parsed.program, (node, parent, key) => {
    if (isAside(node)) skipped.push(node);
    if (skipped.some(({ start, end }) => start <= node.start && node.end <= end)) return;
    if (node.type === 'Literal' && key !== 'key') ofLiteral(node, change);
    else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
      const other = SWAPS[node.operator];
      const at = file.text.indexOf(node.operator, node.left.end);
      if (other !== undefined) change({ start: at, end: at + node.operator.length }, other);
    } else if (node.type === 'UnaryExpression' && node.operator === '!')
      change({ start: node.start, end: node.argument.start }, '');
    else if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      change(node.test, 'true');
      change(node.test, 'false');
    } else if (node.type === 'ArrayExpression' && node.elements.length > 0) {
      const [first, second] = node.elements;
      if (first) change({ start: first.start, end: second?.start ?? first.end }, '');
    } else if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
      const other = METHODS[node.property.name];
      if (other !== undefined && parent?.type === 'CallExpression' && key === 'callee')
        change(node.property, other);
    }
  });
  return found;
}

function ofLiteral(
  node: Extract<Node, { type: 'Literal' }>,
  change: (at: { start: number; end: number }, text: string) => void,
): void {
  if (typeof node.value === 'boolean') change(node, String(!node.value));
  else if (typeof node.value === 'number') change(node, String(node.value + 1));
  else if (typeof node.value === 'string' && node.value !== '') change(node, "''");
}

const isAside = (node: Node): boolean =>
  (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) ||
  /^(ImportDeclaration|ExportAllDeclaration)$/.test(node.type) ||
  (node.type === 'ExportNamedDeclaration' && node.source !== null) ||
  (node.type === 'NewExpression' && node.callee.type === 'Identifier' && /Error$/.test(node.callee.name));
