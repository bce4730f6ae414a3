/** A piece of a condition's text; `at` is its first character, counted from 0. */
export type Token =
  | { kind: 'name' | 'sign'; text: string; at: number }
  | { kind: 'constant'; text: string; value: string | number | boolean; at: number }
  | { kind: 'end'; text: ''; at: number };

/** A text that is no condition: what was expected, and where. */
export class TextFault extends Error {
  at: number;
  suggestion: string | undefined;
  constructor(message: string, at: number, suggestion?: string) {
    super(message);
    this.at = at;
    this.suggestion = suggestion;
  }
}

const BLANK = /[ \t\r\n]+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /-?(?:\d+(?:\.\d+)?)(?:[eE][+-]?\d+)?/y;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const SIGN = /&&|\|\||==|!=|<=|>=|[<>!()[\],.]/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** Splits a text into tokens; every pattern is linear and none can be empty, so this always ends. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const blank = take(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const token = tokenAt(take, at);
    if (token === undefined) {
      const sign = text.slice(at, at + 1);
      if (sign === '"' || sign === "'") throw new TextFault('A text is not closed', at);
      if (sign === '-') throw new TextFault('A name with "-" stands in brackets, like act["age-probe"]', at);
      const meant = { '=': '==', '&': '&&', '|': '||' }[sign];
      throw new TextFault(`"${sign}" has no meaning here`, at, meant);
    }
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function tokenAt(take: (pattern: RegExp) => string | undefined, at: number): Token | undefined {
  const name = take(NAME);
  if (name === 'true' || name === 'false') {
    return { kind: 'constant', text: name, value: name === 'true', at };
  }
  if (name !== undefined) return { kind: 'name', text: name, at };
  const number = take(NUMBER);
  if (number !== undefined) {
    if (!Number.isFinite(Number(number))) throw new TextFault(`"${number}" is too large`, at);
    return { kind: 'constant', text: number, value: Number(number), at };
  }
  const quoted = take(TEXT);
  if (quoted !== undefined) return { kind: 'constant', text: quoted, value: unquote(quoted, at), at };
  const sign = take(SIGN);
  return sign === undefined ? undefined : { kind: 'sign', text: sign, at };
}

function unquote(quoted: string, at: number): string {
  return quoted.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escaped: string) => {
    if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    const sign = Object.hasOwn(ESCAPES, escaped) ? ESCAPES[escaped] : undefined;
    if (sign === undefined) throw new TextFault(`A text has no escape "\\${escaped}"`, at);
    return sign;
  });
}
