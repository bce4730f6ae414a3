import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isBinaryExpression,
  isBindingElement,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isNumericLiteral,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSatisfiesExpression,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { type Project, SymbolFlags } from 'typescript/unstable/sync';
import { type Choose, everyWay, UnknownText } from './choices.ts';

type Reading = { project: Project; choose: Choose; given: ReadonlyMap<string, string> };

/**
 * Every text that an expression can have: what is put together from constants, branches and functions of one
 * expression is worked out without running anything.
 */
export const textsOf = (node: Node, project: Project): string[] => [
  ...new Set(everyWay((choose) => textOf(node, { project, choose, given: new Map() }))),
];

function textOf(node: Node, reading: Reading): string {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isNumericLiteral(node))
    return node.text;
  if (isTemplateExpression(node))
    return [
      node.head.text,
      ...node.templateSpans.flatMap((span) => [textOf(span.expression, reading), span.literal.text]),
    ].join('');
  if (isConditionalExpression(node)) {
    const branch = reading.choose(node.condition.getText(), 2) === 0 ? node.whenTrue : node.whenFalse;
    return textOf(branch, reading);
  }
  if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken)
    return textOf(node.left, reading) + textOf(node.right, reading);
  if (isCallExpression(node)) return textOfCall(node.expression, node.arguments, reading);
  if (isIdentifier(node)) return reading.given.get(node.text) ?? textOfName(node, reading);
  const value = standsFor(node, reading);
  if (value === node) throw new UnknownText(`it holds an expression of kind ${SyntaxKind[node.kind]}`);
  return textOf(value, reading);
}

function textOfName(name: Node, reading: Reading): string {
  const declaration = declarationOf(name, reading);
  if (isVariableDeclaration(declaration) || isBindingElement(declaration)) {
    const value = standsFor(name, reading);
    if (value !== name) return textOf(value, reading);
  }
  // A parameter: whatever its type allows, where that is a union of literals.
  const type = reading.project.checker.getTypeAtLocation(declaration);
  const members = type?.isUnionType() ? type.getTypes() : type ? [type] : [];
  const texts = members.flatMap((one) =>
    one.isStringLiteralType() || one.isNumberLiteralType() ? [String(one.value)] : [],
  );
  const text = texts[reading.choose(name.getText(), texts.length)];
  if (text !== undefined && texts.length === members.length) return text;
  throw new UnknownText(`"${name.getText()}" is known only when the program runs`);
}

/** `lanes.map(lane).join(' union all ')` with one of the elements, or a call of a function of one expression. */
function textOfCall(callee: Node, args: readonly Node[], reading: Reading): string {
  if (isPropertyAccessExpression(callee) && callee.name.text === 'join')
    return textOf(callee.expression, reading);
  if (isPropertyAccessExpression(callee) && callee.name.text === 'map' && args[0]) {
    const list = standsFor(callee.expression, reading);
    const element = isArrayLiteralExpression(list)
      ? list.elements[reading.choose(callee.expression.getText(), list.elements.length)]
      : undefined;
    return applied(args[0], element ? [textOf(element, reading)] : [], reading);
  }
  return applied(
    callee,
    args.map((argument) => textOf(argument, reading)),
    reading,
  );
}

function applied(callee: Node, args: readonly string[], reading: Reading): string {
  const fn = standsFor(callee, reading);
  if (!isArrowFunction(fn))
    throw new UnknownText(`"${callee.getText()}" is not a function of one expression`);
  const given = new Map(reading.given);
  for (const [at, parameter] of fn.parameters.entries()) {
    const value = args[at];
    if (value !== undefined && isIdentifier(parameter.name)) given.set(parameter.name.text, value);
  }
  return textOf(fn.body, { ...reading, given });
}

/** What an expression stands for, through names, members and casts; itself where that cannot be followed. */
function standsFor(node: Node, reading: Reading): Node {
  if (isParenthesizedExpression(node) || isAsExpression(node) || isSatisfiesExpression(node))
    return standsFor(node.expression, reading);
  if (isIdentifier(node)) {
    const declaration = declarationOf(node, reading);
    if (isVariableDeclaration(declaration) && declaration.initializer)
      return standsFor(declaration.initializer, reading);
    // `const { lanes } = queues[name]`: the member of what stands on the right.
    if (isBindingElement(declaration)) {
      const whole = declaration.parent.parent;
      if (isVariableDeclaration(whole) && whole.initializer)
        return memberOf(whole.initializer, declaration.name?.getText(), reading) ?? node;
    }
    return node;
  }
  if (isPropertyAccessExpression(node)) return memberOf(node.expression, node.name.text, reading) ?? node;
  if (isElementAccessExpression(node)) {
    const members = membersOf(node.expression, reading);
    return members[reading.choose(node.argumentExpression.getText(), members.length)]?.value ?? node;
  }
  return node;
}

const memberOf = (object: Node, key: string | undefined, reading: Reading): Node | undefined =>
  membersOf(object, reading).find(({ name }) => name === key)?.value;

function membersOf(object: Node, reading: Reading): { name: string; value: Node }[] {
  const literal = standsFor(object, reading);
  if (!isObjectLiteralExpression(literal)) return [];
  return literal.properties.flatMap((property) =>
    isPropertyAssignment(property)
      ? [{ name: property.name.getText(), value: standsFor(property.initializer, reading) }]
      : [],
  );
}

function declarationOf(name: Node, { project }: Reading): Node {
  const { checker } = project;
  const symbol = checker.getSymbolAtLocation(name);
  const isAlias = symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0;
  const declaration = (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration?.resolve(
    project,
  );
  if (!declaration) throw new UnknownText(`nothing is known of "${name.getText()}"`);
  return declaration;
}
