import { type Document, isMap, isNode, isPair, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Locate, Path, PolicyProblem } from './policy-problem.ts';

type Parsed = { file: string; document: Document.Parsed; lines: LineCounter };
type Merged = Record<string, unknown>;

/** A policy pack merged from its YAML files: lists are joined, tables united, a single value may stand once. */
export type Pack = { document: unknown; problems: PolicyProblem[]; locate: Locate };

/** Reads the files of a pack, given as texts by name; the order of names decides nothing but positions. */
export function readPack(files: Readonly<Record<string, string>>): Pack {
  const problems: PolicyProblem[] = [];
  const merged: Merged = {};
  const origins: { file: Parsed; path: Path; at: Path }[] = [];
  for (const file of Object.keys(files).sort()) {
    const parsed = parse(file, files[file] ?? '', problems);
    if (parsed !== undefined) mergeFile(parsed, merged, origins, problems);
  }
  return { document: merged, problems, locate: (path) => locateIn(origins, path) };
}

function parse(file: string, text: string, problems: PolicyProblem[]): Parsed | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const { pos, message } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    problems.push({ code: 'unreadable', path: [], message, file, line, column: col });
  }
  return document.errors.length === 0 ? { file, document, lines } : undefined;
}

function mergeFile(
  parsed: Parsed,
  merged: Merged,
  origins: { file: Parsed; path: Path; at: Path }[],
  problems: PolicyProblem[],
): void {
  const { file, document } = parsed;
  const refuse = (message: string, key?: string) => {
    const at = key === undefined ? undefined : positionOf(parsed, [key]);
    problems.push({ code: 'shape', path: key === undefined ? [] : [key], message, file, ...at });
  };
  const content = toPlain(document, refuse);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    if (content !== undefined && content !== null) refuse('A policy file is a table of named parts');
    return;
  }
  for (const [key, value] of Object.entries(content)) {
    if (key === '__proto__') {
      refuse(`"${key}" is not known here`, key);
      continue;
    }
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (before === undefined) origins.push({ file: parsed, path: [key], at: [key] });
    if (Array.isArray(value) && (before === undefined || Array.isArray(before))) {
      const first = before?.length ?? 0;
      for (const index of value.keys())
        origins.push({ file: parsed, path: [key, first + index], at: [key, index] });
      merged[key] = [...(before ?? []), ...value];
    } else if (isTable(value) && (before === undefined || isTable(before))) {
      for (const name of Object.keys(value)) {
        if (before !== undefined && Object.hasOwn(before, name))
          refuse(`"${key}.${name}" stands in two files`, key);
        origins.push({ file: parsed, path: [key, name], at: [key, name] });
      }
      merged[key] = { ...before, ...value };
    } else if (before === undefined) merged[key] = value;
    else refuse(`"${key}" stands in two files`, key);
  }
}

/** Aliases could multiply without end; the library refuses beyond its own limit, and that becomes a problem. */
function toPlain(document: Document.Parsed, refuse: (message: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'The file cannot be read');
    return undefined;
  }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function locateIn(
  origins: readonly { file: Parsed; path: Path; at: Path }[],
  path: Path,
): ReturnType<Locate> {
  // What stands deepest knows best; a name that two files give was last seen in the second.
  const origin = origins
    .filter((one) => one.path.every((part, index) => part === path[index]))
    .reduce<(typeof origins)[number] | undefined>(
      (best, one) => (best && best.path.length > one.path.length ? best : one),
      undefined,
    );
  if (origin === undefined) return undefined;
  const at = [...origin.at, ...path.slice(origin.path.length)];
  return { file: origin.file.file, ...positionOf(origin.file, at) };
}

/** Line and column of the deepest part of a path that stands in the file; of the key, where there is one. */
function positionOf({ document, lines }: Parsed, path: Path): { line: number; column: number } {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isNode(item.key) && String(item.key) === String(part),
      );
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
