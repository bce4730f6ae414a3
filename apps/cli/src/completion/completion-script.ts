import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { bashScript } from './bash-script.ts';
import { commandWords } from './command-words.ts';
import { fishScript } from './fish-script.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** The script holds every word, so that completing starts no program. */
export function completionScript(shell: Shell, program: CommandUnknownOpts): string {
  const words = commandWords(program);
  switch (shell) {
    case 'bash':
      return bashScript(words);
    case 'zsh':
      return `autoload -U +X compinit bashcompinit && compinit -u && bashcompinit\n${bashScript(words)}`;
    case 'fish':
      return fishScript(words);
  }
}
