import { Command } from '@commander-js/extra-typings';
import { buildCommand } from './build.ts';
import { keysCommand } from './keys.ts';
import { loadCommand } from './load.ts';
import { showCommand } from './show.ts';
import { signCommand } from './sign.ts';
import { testCommand } from './test.ts';
import { trustCommand } from './trust.ts';
import { verifyCommand } from './verify.ts';

const NOTE = `
A pack is encoded so that nobody reads the words by chance. It is no secret.`;

export const termsCommand = () =>
  new Command('terms')
    .description("Term packs from a platform's own list")
    .addHelpText('after', NOTE)
    .addCommand(keysCommand())
    .addCommand(buildCommand())
    .addCommand(signCommand())
    .addCommand(verifyCommand())
    .addCommand(testCommand())
    .addCommand(showCommand())
    .addCommand(loadCommand())
    .addCommand(trustCommand());
