import type { LeafValue, Operator, When } from '@khong-mot-minh/contracts';
import { readTokens, TextFault, type Token } from './read-tokens.ts';

/** What a text says, or why it says nothing; `at` counts characters from 0. */
export type ParsedCondition =
  | { condition: When }
  | { fault: { message: string; at: number; suggestion?: string } };

const MAX_LENGTH = 8_000;
const MAX_DEPTH = 32;
const COMPARISONS: Readonly<Record<string, Operator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};
const FUNCTIONS = ['use', 'atMost', 'atLeast', 'hasAny'];

/**
 * Reads a condition that is spelled as a subset of CEL: `&&`, `||`, `!`, comparisons with constants, `in`, and the
 * functions `atMost`, `atLeast`, `hasAny` and `use`. It gives the same tree that YAML spells out.
 *
 * @example
 * parseCondition('!relation.connected && act["picture-request"] >= 0.4')
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > MAX_LENGTH) {
    return { fault: { message: `A condition has at most ${MAX_LENGTH} characters`, at: MAX_LENGTH } };
  }
  try {
    const reader = new Reader(readTokens(text));
    const condition = reader.either(0);
    reader.expectEnd();
    return { condition };
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    const { message, at, suggestion } = error;
    return { fault: { message, at, ...(suggestion !== undefined && { suggestion }) } };
  }
}

class Reader {
  #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  either(depth: number): When {
    const parts = this.#list('||', () => this.#both(depth));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { any: parts };
  }

  expectEnd(): void {
    const { kind, text, at } = this.#peek();
    if (kind !== 'end') throw new TextFault(`Expected "&&", "||" or the end, not "${text}"`, at);
  }

  #both(depth: number): When {
    const parts = this.#list('&&', () => this.#part(depth));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { all: parts };
  }

  #list(sign: string, part: () => When): When[] {
    const parts = [part()];
    while (this.#skip(sign)) parts.push(part());
    return parts;
  }

  #part(depth: number): When {
    if (depth > MAX_DEPTH) {
      throw new TextFault(`A condition is nested deeper than ${MAX_DEPTH} levels`, this.#peek().at);
    }
    if (this.#skip('!')) return negated(this.#part(depth + 1));
    if (this.#skip('(')) {
      const inner = this.either(depth + 1);
      this.#expect(')');
      return inner;
    }
    return this.#test();
  }

  #test(): When {
    const first = this.#peek();
    if (first.kind === 'constant') {
      this.#next++;
      const { value } = first;
      if (!this.#skipName('in')) {
        throw new TextFault('A constant stands behind the field, or before "in"', first.at);
      }
      return { field: this.#field(), op: 'has', value };
    }
    if (first.kind === 'name' && FUNCTIONS.includes(first.text) && this.#ahead(1).text === '(') {
      return this.#call(first.text);
    }
    const field = this.#field();
    if (this.#skipName('in')) return { field, op: 'in', value: this.#constants() };
    const sign = this.#peek();
    const op = sign.kind === 'sign' ? COMPARISONS[sign.text] : undefined;
    if (op === undefined) return { field, op: 'eq', value: true };
    this.#next++;
    return { field, op, value: this.#constant() };
  }

  #call(name: string): When {
    this.#next += 2;
    if (name === 'use') {
      const { at } = this.#peek();
      const use = this.#constant();
      if (typeof use !== 'string') throw new TextFault('"use" takes the name of a condition in quotes', at);
      this.#expect(')');
      return { use };
    }
    const field = this.#field();
    this.#expect(',');
    const value: LeafValue = name === 'hasAny' ? this.#constants() : this.#constant();
    this.#expect(')');
    return { field, op: name === 'hasAny' ? 'hasAny' : name === 'atMost' ? 'atMost' : 'atLeast', value };
  }

  #field(): string {
    const { kind, text, at } = this.#peek();
    if (kind !== 'name' || text === 'in') throw new TextFault(`Expected a field, not "${text}"`, at);
    this.#next++;
    const parts = [text];
    for (;;) {
      if (this.#skip('.')) parts.push(this.#name());
      else if (this.#skip('[')) {
        const { at: from } = this.#peek();
        const part = this.#constant();
        if (typeof part !== 'string') throw new TextFault('A field stands in quotes inside [ ]', from);
        parts.push(part);
        this.#expect(']');
      } else return parts.join('.');
    }
  }

  #name(): string {
    const { kind, text, at } = this.#peek();
    if (kind !== 'name') throw new TextFault(`Expected a name after ".", not "${text}"`, at);
    this.#next++;
    return text;
  }

  #constants(): (string | number | boolean)[] {
    this.#expect('[');
    const constants = [this.#constant()];
    while (this.#skip(',')) constants.push(this.#constant());
    this.#expect(']');
    return constants;
  }

  #constant(): string | number | boolean {
    const token = this.#peek();
    if (token.kind !== 'constant') {
      throw new TextFault(`Expected a text, a number, true or false, not "${token.text}"`, token.at);
    }
    this.#next++;
    return token.value;
  }

  #peek(): Token {
    return this.#ahead(0);
  }

  #ahead(steps: number): Token {
    return this.#tokens[this.#next + steps] ?? { kind: 'end', text: '', at: 0 };
  }

  #skip(sign: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'sign' || text !== sign) return false;
    this.#next++;
    return true;
  }

  #skipName(name: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'name' || text !== name) return false;
    this.#next++;
    return true;
  }

  #expect(sign: string): void {
    const { text, at } = this.#peek();
    if (!this.#skip(sign)) throw new TextFault(`Expected "${sign}", not "${text}"`, at);
  }
}

/** "Not in the list" is one test in a tree, so that both spellings have one. */
function negated(inner: When): When {
  return 'field' in inner && inner.op === 'in' ? { ...inner, op: 'notIn' } : { not: inner };
}
