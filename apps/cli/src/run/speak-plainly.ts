import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** A command and all below it: mistakes are one sentence and throw, so that the exit code is ours. */
export function speakPlainly(command: CommandUnknownOpts, name = command.name()): void {
  command
    .exitOverride()
    .showHelpAfterError(`See kmm${name === 'kmm' ? '' : ` ${name.slice('kmm '.length)}`} --help`)
    .configureOutput({ outputError: (text, write) => write(sentence(text)) });
  for (const below of command.commands) speakPlainly(below, `${name} ${below.name()}`);
}

/** "error: unknown option '--x'" as a person would say it. */
const sentence = (text: string): string =>
  text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
