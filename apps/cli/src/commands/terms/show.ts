import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const showCommand = () =>
  new Command('show')
    .description('What is in a pack, by number; the terms are never printed')
    .argument('<pack>', 'a file that terms build wrote', fromCaller)
    .option('--key <public.pem>', 'only when it is signed by this key', fromCaller)
    .option('--json', 'the same for programs')
    .action(async (pack, { key, json }) => {
      const { describe, openPack, summary } = await import('../../language/term-pack.ts');
      const { printJson } = await import('../../run/verdict.ts');
      const opened = openPack(pack, key);
      if (json) printJson(summary(opened));
      else describe(opened);
    });
