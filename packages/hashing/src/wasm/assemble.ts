import { assembleFunction } from './assemble-function.ts';
import { counted, sized, unsigned } from './leb128.ts';
import { parseWat, type Wat } from './parse-wat.ts';

/**
 * A small assembler for the folded text format, so that what runs can be read: no binary lies in the repository.
 * It knows one imported memory, exported functions and the instructions that the kernels need; any other
 * assembler accepts the same text.
 */
export function assemble(text: string): Uint8Array<ArrayBuffer> {
  const module = parseWat(text);
  const isList = (part: Wat): part is readonly Wat[] => typeof part !== 'string';
  const parts = typeof module === 'string' ? [] : module.filter(isList);
  const imported = parts.find((part) => part[0] === 'import');
  if (!imported) throw new SyntaxError('A module without its memory');
  const [, from, as, [, ...limits] = []] = imported;
  const functions = parts.filter((part) => part[0] === 'func').map(assembleFunction);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, counted(functions.map(({ type }) => type))),
    ...section(
      2,
      counted([[...name(from), ...name(as), 0x02, 0x01, ...limits.flatMap((n) => unsigned(Number(n)))]]),
    ),
    ...section(3, counted(functions.map((_, at) => unsigned(at)))),
    ...section(7, counted(functions.map((fn, at) => [...text8(fn.name), 0x00, ...unsigned(at)]))),
    ...section(10, counted(functions.map(({ body }) => body))),
  ]);
}

const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
const name = (quoted: Wat | undefined): number[] => text8(String(quoted).slice(1, -1));
const text8 = (text: string): number[] => sized([...text].map((letter) => letter.charCodeAt(0)));
