import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** What may follow one command: the words below it, its options, the fixed values of an option or an argument. */
export type CommandWords = {
  /** As typed behind `kmm`, such as `ledger verify`; empty for `kmm` itself. */
  at: string;
  commands: { name: string; description: string }[];
  options: { name: string; description: string; takesValue: boolean; values: readonly string[] }[];
  values: readonly string[];
};

/** Every command with what may follow it, the outermost first. */
export function commandWords(command: CommandUnknownOpts, at = ''): CommandWords[] {
  const own: CommandWords = {
    at,
    commands: command.commands.map((below) => ({ name: below.name(), description: below.description() })),
    options: [
      ...command.options.map((option) => ({
        name: option.long ?? option.short ?? '',
        description: option.description,
        takesValue: option.required || option.optional,
        values: option.argChoices ?? [],
      })),
      { name: '--help', description: 'what it does and takes', takesValue: false, values: [] },
    ],
    values: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
  };
  return [own, ...command.commands.flatMap((below) => commandWords(below, `${at} ${below.name()}`.trim()))];
}
