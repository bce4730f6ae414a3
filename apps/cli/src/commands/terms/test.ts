import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const testCommand = () =>
  new Command('test')
    .description('Looks for each term in twenty disguises, and counts clean lines that are flagged')
    .argument('<pack>', 'a file that terms build wrote', fromCaller)
    .option('--key <public.pem>', 'only when it is signed by this key', fromCaller)
    .option('--clean <lines.txt>', 'lines in which nothing should be found', fromCaller)
    .option('--json', 'the shares for programs')
    .action(async (pack, { key, clean, json }) => {
      const { describeCheck, openPack, tryOut } = await import('../../language/term-pack.ts');
      const checked = tryOut(openPack(pack, key), clean);
      if (json) printJson(checked);
      else describeCheck(checked);
      setVerdict(checked.lost.length === 0);
    });
