import type { CallExpression, Node } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isCallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isSpreadElement,
} from 'typescript/unstable/ast/is';
import { API, type Project } from 'typescript/unstable/sync';
import { UnknownText } from './choices.ts';
import { type RowType, rowTypeOf } from './row-type.ts';
import { textsOf } from './text-of.ts';

/** One call of `Sql`: every text that it can send, how many parameters, and the row type that it is read with. */
export type Statement = {
  file: string;
  line: number;
  texts: readonly string[];
  /** Absent where their number is known only when the program runs. */
  parameters?: number;
  row?: RowType;
  /** Why the texts are not known. */
  unknown?: string;
};

/** Every statement of the files of a project, in their order; `changed` stands in the place of what is on the disk. */
export function readStatements(config: string, changed?: ReadonlyMap<string, string>): Statement[] {
  const api = new API({ ...(changed && { fs: { readFile: (file: string) => changed.get(file) } }) });
  try {
    using snapshot = api.updateSnapshot({ openProjects: [config] });
    const [project] = snapshot.getProjects();
    if (!project) throw new Error(`Read "${config}": no project came of it`);
    return project.rootFiles.flatMap((file) => statementsOf(file, project));
  } finally {
    api.close();
  }
}

function statementsOf(file: string, project: Project): Statement[] {
  const source = project.program.getSourceFile(file);
  if (!source?.text.includes('Sql')) return [];
  const calls: CallExpression[] = [];
  const visit = (node: Node): undefined => {
    if (isCallExpression(node) && isNamed(node.expression)) calls.push(node);
    node.forEachChild(visit);
  };
  visit(source);
  // All at once: each question to the compiler is a trip to another process.
  const types = project.checker.getTypeAtLocation(calls.map(({ expression }) => expression));
  return calls
    .filter((_, at) => types[at]?.getAliasSymbol()?.name === 'Sql')
    .map((call) => {
      const line = source.text.slice(0, call.getStart(source)).split('\n').length;
      return { file, line, ...statementOf(call, project) };
    });
}

/** `sql(…)`, `tx.sql(…)`: what can have the type `Sql`. */
const isNamed = (callee: Node): boolean => isIdentifier(callee) || isPropertyAccessExpression(callee);

function statementOf(call: CallExpression, project: Project): Omit<Statement, 'file' | 'line'> {
  const [text, parameters] = call.arguments;
  const type = project.checker.getTypeAtLocation(call);
  const row = type && rowTypeOf(type, project);
  const count = parameters ? countOf(parameters) : 0;
  const known = { ...(row && { row }), ...(count !== undefined && { parameters: count }) };
  try {
    return { ...known, texts: text ? textsOf(text, project) : [] };
  } catch (error) {
    if (error instanceof UnknownText) return { ...known, texts: [], unknown: error.message };
    throw error;
  }
}

const countOf = (parameters: Node): number | undefined =>
  isArrayLiteralExpression(parameters) && !parameters.elements.some(isSpreadElement)
    ? parameters.elements.length
    : undefined;
