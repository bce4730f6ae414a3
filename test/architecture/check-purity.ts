import type { Node } from 'oxc-parser';
import { moduleImports } from '../../tools/source/module-imports.ts';
import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import { walkTree } from '../../tools/source/walk-tree.ts';
import { type Arrows, arrows } from './arrows.ts';
import { ownerOf } from './owner.ts';
import type { Violation } from './violation.ts';

type Pure = NonNullable<Arrows['pure']>;

/** Clock, randomness, I/O, timers and the ways around a list of them. */
const impure = new Set(
  'Date Temporal performance fetch process require eval setTimeout setInterval setImmediate queueMicrotask console XMLHttpRequest WebSocket EventSource Worker localStorage sessionStorage indexedDB navigator'.split(
    ' ',
  ),
);

/** A pure package takes values and returns values. */
export function checkPurity(file: SourceFile): Violation[] {
  const { name, folder } = ownerOf(file.path);
  const pure = name === undefined ? undefined : arrows[name]?.pure;
  if (!pure || isTest(file.path) || !file.path.startsWith(`${folder}/src/`)) return [];
  return [...foreignModules(file, pure), ...impureNames(file, pure)];
}

function foreignModules(file: SourceFile, pure: Pure): Violation[] {
  return moduleImports(file)
    .filter(({ specifier }) => {
      if (specifier === undefined) return true;
      if (specifier === 'node:fs' && file.path === pure.reads) return false;
      return !/^(\.|@khong-mot-minh\/)/.test(specifier) && !pure.libraries.includes(specifier);
    })
    .map(({ specifier, line }) => ({
      path: file.path,
      line,
      message: `a pure package may not import ${specifier === undefined ? 'a computed module' : `"${specifier}"`}`,
    }));
}

function impureNames(file: SourceFile, pure: Pure): Violation[] {
  const found: Violation[] = [];
  const add = (node: Node, what: string) =>
    found.push({
      path: file.path,
      line: lineAt(file.text, node.start),
      message: `a pure package may not use ${what}`,
    });
  walkTree(file.parsed.program, (node, parent, key) => {
    if (node.type === 'Identifier' && isReference(parent, key)) {
      if (impure.has(node.name)) add(node, node.name);
      if (!pure.crypto && (node.name === 'crypto' || node.name === 'globalThis')) add(node, node.name);
      if (node.name === 'Math' && !isPlainMath(parent)) add(node, 'Math other than by Math.member');
    }
    if (node.type === 'MemberExpression' && isMathRandom(node)) add(node, 'Math.random');
    if (!pure.promises && isAsync(node)) add(node, 'promises');
  });
  return found;
}

/** A name that is looked up, not a member's name behind a dot or in front of a colon. */
function isReference(parent: Node | undefined, key: string): boolean {
  if (!parent || /^(Import|Export)\w*Specifier$/.test(parent.type)) return false;
  if (parent.type === 'TSQualifiedName') return key === 'left';
  if (key === 'property' || key === 'key') return 'computed' in parent && parent.computed === true;
  return key !== 'label';
}

/** `const { random } = Math` and `Math[name]` would get around the rule. */
const isPlainMath = (parent: Node | undefined): boolean =>
  parent?.type === 'MemberExpression' && !parent.computed;

const isMathRandom = (node: Extract<Node, { type: 'MemberExpression' }>): boolean =>
  node.object.type === 'Identifier' &&
  node.object.name === 'Math' &&
  node.property.type === 'Identifier' &&
  node.property.name === 'random';

const isAsync = (node: Node): boolean =>
  ('async' in node && node.async === true) ||
  node.type === 'AwaitExpression' ||
  (node.type === 'Identifier' && node.name === 'Promise');
