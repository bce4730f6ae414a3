import type { CommandWords } from './command-words.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** One line a word, each under the condition that exactly its command has been typed. */
export function fishScript(all: readonly CommandWords[]): string {
  const names = new Set(all.flatMap(({ at }) => at.split(' ')).filter((name) => name !== ''));
  const lines = all.flatMap(({ at, commands, options, values }) => {
    const here = `complete -c kmm -n ${quoted(`__kmm_at "${at}"`)}`;
    return [
      ...commands.map(({ name, description }) => `${here} -f -a ${name} -d ${quoted(description)}`),
      ...values.map((value) => `${here} -f -a ${value}`),
      ...options.map(
        ({ name, description, takesValue, values: fixed }) =>
          `${here} -l ${name.slice(2)}${takesValue ? ' -r' : ''}${fixed.length > 0 ? ` -f -a ${quoted(fixed.join(' '))}` : ''} -d ${quoted(description)}`,
      ),
    ];
  });
  return `function __kmm_at
  set -l at
  for word in (commandline -opc)[2..]
    contains -- $word ${[...names].join(' ')}; and set -a at $word
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}`;
}
