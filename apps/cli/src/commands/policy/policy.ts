import { Command } from '@commander-js/extra-typings';
import { checkCommand } from './check.ts';
import { schemaCommand } from './schema.ts';

export const policyCommand = () =>
  new Command('policy')
    .description('Policy packs: the rules by which a platform is protected')
    .addCommand(checkCommand())
    .addCommand(schemaCommand());
