import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import { walkTree } from '../../tools/source/walk-tree.ts';
import { ownerOf } from './owner.ts';
import type { Violation } from './violation.ts';

const statement =
  /^\s*(select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s+as\s*\(|(create|alter|drop)\s+(table|role|schema|index|policy|view|function)\s|set\s+(local|role)\s|grant\s\w+\son\s)/i;

/** A module of the server has SQL of its own in one folder. */
const queries = /^apps\/server\/src\/[^/]+\/queries\//;

/** SQL lives in packages/database or in a module's queries, one exported function a query. */
export function checkSql(file: SourceFile): Violation[] {
  const { name } = ownerOf(file.path);
  if (
    name === undefined ||
    name === 'database' ||
    name === 'testing' ||
    queries.test(file.path) ||
    isTest(file.path)
  )
    return [];
  const found: Violation[] = [];
  walkTree(file.parsed.program, (node) => {
    const text =
      node.type === 'TemplateLiteral'
        ? node.quasis.map((part) => part.value.cooked ?? '').join(' x ')
        : node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : '';
    if (statement.test(text)) {
      found.push({
        path: file.path,
        line: lineAt(file.text, node.start),
        message: 'SQL belongs to packages/database, or to the queries of a module',
      });
    }
  });
  return found;
}
