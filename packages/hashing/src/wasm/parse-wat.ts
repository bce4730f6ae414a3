/** WebAssembly text as nested lists: `(i32.add (local.get $a) (i32.const 1))`. */
export type Wat = string | readonly Wat[];

/** Reads the first list of a text; comments begin with `;;`. */
export function parseWat(text: string): Wat {
  const words = text.replace(/;;.*/g, '').match(/[()]|"[^"]*"|[^\s()"]+/g) ?? [];
  const open: Wat[][] = [[]];
  for (const word of words) {
    if (word === '(') open.push([]);
    else if (word === ')') {
      const closed = open.pop();
      const outer = open.at(-1);
      if (!closed || !outer) throw new SyntaxError('A ")" without its "("');
      outer.push(closed);
    } else open.at(-1)?.push(word);
  }
  const first = open[0]?.[0];
  if (open.length !== 1 || first === undefined) throw new SyntaxError('A "(" without its ")"');
  return first;
}
