import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartError } from '@khong-mot-minh/server';

export type Prompter = Disposable & {
  /** The flag's value, or what the person types. Without a terminal a missing flag is an error that names it. */
  text(
    flag: string,
    given: string | undefined,
    question: string,
    rule?: (answer: string) => string | undefined,
  ): Promise<string>;
  /** The same, not shown while it is typed. */
  secret(flag: string, given: string | undefined, question: string): Promise<string>;
  /** The question says what to type: `y` or `c` is a yes in either language, everything else a no. */
  yes(question: string): Promise<boolean>;
};

/** Asks on the terminal what the flags left open. A wrong flag is refused, a wrong answer is asked for again. */
export function createPrompter(input: NodeJS.ReadStream = process.stdin): Prompter {
  let muted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!muted) process.stderr.write(chunk);
      done();
    },
  });
  const lines = input.isTTY ? createInterface({ input, output, terminal: true }) : undefined;

  const ask = async (flag: string, question: string): Promise<string> => {
    if (!lines) throw new StartError(`--${flag} is needed: ${question}`);
    return (await lines.question(`${question}: `)).trim();
  };
  const text: Prompter['text'] = async (flag, given, question, rule = () => undefined) => {
    if (given !== undefined) {
      const problem = given.trim() === '' ? 'is empty' : rule(given.trim());
      if (problem) throw new StartError(`--${flag} "${given}" ${problem}`);
      return given.trim();
    }
    for (;;) {
      const answer = await ask(flag, question);
      const problem = answer === '' ? 'nothing was typed' : rule(answer);
      if (!problem) return answer;
      process.stderr.write(`  ${problem}\n`);
    }
  };
  return {
    text,
    async secret(flag, given, question) {
      if (given !== undefined) return given;
      if (!lines) return ask(flag, question);
      process.stderr.write(`${question}: `);
      muted = true;
      try {
        return (await lines.question('')).trim();
      } finally {
        muted = false;
        process.stderr.write('\n');
      }
    },
    async yes(question) {
      if (!lines) return false;
      return /^(y|yes|c|co|có)$/i.test((await lines.question(`${question} `)).trim());
    },
    [Symbol.dispose]: () => lines?.close(),
  };
}
