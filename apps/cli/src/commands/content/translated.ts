import { Command } from '@commander-js/extra-typings';
import { root } from '../../run/root.ts';

export const translatedCommand = () =>
  new Command('translated')
    .description('Writes down that the English of a piece says what its Vietnamese says now')
    .argument('<piece>', 'such as lessons/bat-coc-online, or all')
    .action(async (piece) => {
      const { recordTranslated } = await import('../../content/record.ts');
      for (const done of recordTranslated(root, piece)) console.log(`${done}: written down`);
    });
