import type { CommandWords } from './command-words.ts';

const list = (words: readonly string[]): string => `'${words.join(' ')}'`;

/** What is offered where nothing of an option is being typed: options only once a dash is there. */
function lineOf({ at, commands, options, values }: CommandWords): string {
  const words = [...commands.map(({ name }) => name), ...values];
  return `    '${at}') words=${list(words)} options=${list(options.map(({ name }) => name))} ;;`;
}

const valueLines = ({ at, options }: CommandWords): string[] =>
  options
    .filter(({ values }) => values.length > 0)
    .map(({ name, values }) => `    '${at} ${name}') words=${list(values)} options='' ;;`);

/** For bash, and for zsh by its bashcompinit. Files are offered where the command has no words of its own. */
export function bashScript(all: readonly CommandWords[]): string {
  const known = all.map(({ at }) => at).filter((at) => at !== '');
  return `_kmm() {
  local here=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} at='' first=1 i word words='' options=''
  [[ \${COMP_WORDS[0]} == npx ]] && { [[ \${COMP_WORDS[1]} == kmm ]] || return 0; first=2; }
  for ((i = first; i < COMP_CWORD; i++)); do
    word=\${at:+$at }\${COMP_WORDS[i]}
    case $word in
${known.map((at) => `    '${at}') at=$word ;;`).join('\n')}
    esac
  done
  case $at in
${all.map(lineOf).join('\n')}
  esac
  case "$at $before" in
${all.flatMap(valueLines).join('\n')}
  esac
  [[ $here == -* ]] && words=$options
  COMPREPLY=($(compgen -W "$words" -- "$here"))
}
complete -o bashdefault -o default -F _kmm kmm npx`;
}
