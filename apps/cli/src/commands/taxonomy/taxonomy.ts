import { Command } from '@commander-js/extra-typings';
import { checkCommand } from './check.ts';
import { staleCommand } from './stale.ts';

export const taxonomyCommand = () =>
  new Command('taxonomy')
    .description('Law, duties, platforms, figures: what the project states as fact')
    .addCommand(checkCommand())
    .addCommand(staleCommand());
