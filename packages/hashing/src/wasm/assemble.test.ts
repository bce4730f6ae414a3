import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelsText } from '../hamming/kernels-text.ts';
import { assemble } from './assemble.ts';

const module = (func: string): string => `(module (import "host" "memory" (memory 1 2)) ${func})`;

test('the kernels are valid WebAssembly and small enough to be compiled at once on a page', () => {
  const bytes = assemble(kernelsText);
  assert.ok(WebAssembly.validate(bytes));
  // Chrome compiles at most 4 KiB synchronously on the main thread in older versions.
  assert.ok(bytes.length <= 4096, `${bytes.length} bytes`);
});

test('constants of every length, comments and labels come out as written', () => {
  for (const value of [0, 63, 64, -64, -65, 8191, 8192, 2 ** 31 - 1, -(2 ** 31)]) {
    const text = module(`;; a comment ( with a bracket
      (func (export "f") (result i32) (local $x i32)
        (block $out (loop $again (local.set $x (i32.const ${value})) (br $out)))
        (local.get $x))`);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(text)), {
      host: { memory },
    });
    assert.equal((exports.f as () => number)(), value);
  }
});

for (const [name, text] of [
  ['an unknown instruction', module('(func (export "f") (i32.frobnicate))')],
  ['an unknown name', module('(func (export "f") (local.set $x (i32.const 1)))')],
  ['an unknown type', module('(func (export "f") (param $x f32))')],
  ['a bracket too few', '(module (import "host" "memory" (memory 1 2))'],
  ['a bracket too many', `${module('')})`],
  ['no memory', '(module)'],
  ['a word for an instruction', module('(func (export "f") i32.const)')],
  ['a list for a word', module('(func (export "f") ((i32.const 1)))')],
  ['if without then', module('(func (export "f") (if (i32.const 1) (i32.const 1)))')],
  ['nothing', ''],
] as const)
  test(`text with ${name} is refused`, () => assert.throws(() => assemble(text), SyntaxError));
