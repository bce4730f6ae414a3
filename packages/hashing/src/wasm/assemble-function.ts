import { counted, signed, sized, unsigned } from './leb128.ts';
import { memory, plain, valueTypes } from './opcodes.ts';
import type { Wat } from './parse-wat.ts';

/** One function of a module in the binary format. */
export type WasmFunction = { name: string; type: number[]; body: number[] };

type Scope = { locals: readonly string[]; labels: readonly string[] };

const end = 0x0b;
const noResult = 0x40;

/** Turns `(func (export "name") (param $a i32)… (result i32)? (local $b i64)… instruction…)` into bytes. */
export function assembleFunction([, ...parts]: readonly Wat[]): WasmFunction {
  const named = (head: string) => parts.filter((part): part is readonly Wat[] => part[0] === head);
  const head = new Set<Wat>([...named('export'), ...named('param'), ...named('result'), ...named('local')]);
  const params = named('param');
  const locals = named('local');
  const scope = { locals: [...params, ...locals].map((local) => word(local[1])), labels: [] };
  const code = parts.filter((part) => !head.has(part)).flatMap((part) => assemble(part, scope));
  return {
    name: word(named('export')[0]?.[1]).slice(1, -1),
    type: [
      0x60,
      ...counted(params.map((param) => [valueType(param[2])])),
      ...counted(named('result').map((result) => [valueType(result[1])])),
    ],
    body: sized([...counted(locals.map((local) => [1, valueType(local[2])])), ...code, end]),
  };
}

function assemble(wat: Wat | undefined, scope: Scope): number[] {
  if (wat === undefined || typeof wat === 'string')
    throw new SyntaxError(`An instruction expected, not "${wat}"`);
  const [head, ...rest] = wat;
  const name = word(head);
  const all = (parts: readonly Wat[], inner = scope) => parts.flatMap((part) => assemble(part, inner));
  switch (name) {
    case 'local.get':
      return [0x20, ...unsigned(place(scope.locals, rest[0]))];
    case 'local.set':
      return [...all(rest.slice(1)), 0x21, ...unsigned(place(scope.locals, rest[0]))];
    case 'local.tee':
      return [...all(rest.slice(1)), 0x22, ...unsigned(place(scope.locals, rest[0]))];
    case 'i32.const':
      return [0x41, ...signed(Number(rest[0]))];
    case 'i64.const':
      return [0x42, ...signed(Number(rest[0]))];
    case 'block':
    case 'loop': {
      const inner = { ...scope, labels: [word(rest[0]), ...scope.labels] };
      return [name === 'block' ? 0x02 : 0x03, noResult, ...all(rest.slice(1), inner), end];
    }
    case 'if': {
      const [condition, then] = rest;
      if (typeof then !== 'object' || then[0] !== 'then') throw new SyntaxError('"if" without "(then …)"');
      const inner = { ...scope, labels: ['', ...scope.labels] };
      return [...assemble(condition, scope), 0x04, noResult, ...all(then.slice(1), inner), end];
    }
    case 'br':
      return [0x0c, ...unsigned(place(scope.labels, rest[0]))];
    case 'br_if':
      return [...all(rest.slice(1)), 0x0d, ...unsigned(place(scope.labels, rest[0]))];
  }
  const access = memory[name];
  if (access) {
    const offset = /^offset=(\d+)$/.exec(String(rest[0]))?.[1];
    const [opcode, align] = access;
    return [...all(offset ? rest.slice(1) : rest), opcode, align, ...unsigned(Number(offset ?? 0))];
  }
  const opcode = plain[name];
  if (opcode === undefined) throw new SyntaxError(`Unknown instruction "${name}"`);
  return [...all(rest), opcode];
}

function word(wat: Wat | undefined): string {
  if (typeof wat !== 'string') throw new SyntaxError('A word expected, not a list');
  return wat;
}

function valueType(wat: Wat | undefined): number {
  const type = valueTypes[word(wat)];
  if (type === undefined) throw new SyntaxError(`Unknown type "${wat}"`);
  return type;
}

function place(names: readonly string[], name: Wat | undefined): number {
  const at = names.indexOf(word(name));
  if (at < 0) throw new SyntaxError(`Unknown name "${name}"`);
  return at;
}
