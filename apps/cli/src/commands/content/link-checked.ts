import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';

export const linkCheckedCommand = () =>
  new Command('link-checked')
    .description('Writes down that a person opened an address outside; no program asks over the network')
    .argument('<address>', 'of a page or a source')
    .requiredOption('--on <day>', 'such as 2026-11-24')
    .action(async (address, { on }) => {
      const { knownAddresses } = await import('../../content/check-content.ts');
      const { recordOpened } = await import('../../content/record.ts');
      recordOpened(root, address, on, await knownAddresses(root));
      console.log(`${address}: written down`);
    });
