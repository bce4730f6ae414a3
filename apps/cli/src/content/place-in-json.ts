import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Where something stands in a file, counted from 1 as editors count. */
export type Place = { line: number; column: number };

/** The line and column of an offset. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The first thing that makes a file no JSON, in its place; undefined for JSON. */
export function syntaxFault(text: string): (Place & { message: string }) | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  return first && { message: printParseErrorCode(first.error), ...placeAt(text, first.offset) };
}

/** Where the value at a pointer (`/items/3/answer`) stands, or the nearest one above it that is there. */
export function placeOf(text: string, pointer: string): Place {
  const root = parseTree(text);
  const segments = pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  for (let depth = segments.length; root && depth > 0; depth--) {
    const node = findNodeAtLocation(root, segments.slice(0, depth));
    if (node) return placeAt(text, node.offset);
  }
  return { line: 1, column: 1 };
}
