import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { numberFrom } from '../../run/number-from.ts';
import { printJson } from '../../run/verdict.ts';

export const trainCommand = () =>
  new Command('train')
    .description(
      'A model from labelled texts: writes it with its card, <model>.card.json and <model>.card.md',
    )
    .argument('<texts>', 'CSV with a head row, or a JSON array', fromCaller)
    .requiredOption('--out <model>', 'the file to write', fromCaller)
    .option('--test <texts>', 'texts by which the card says how good it is', fromCaller)
    .option('--licence <licence>', 'of the texts', 'not stated')
    .option('--seed <number>', 'of the draw', numberFrom(1, 2 ** 31, { whole: true }), 1)
    .option('--bits <number>', 'of the hash', numberFrom(10, 20, { whole: true }), 16)
    .option('--epochs <number>', 'over the texts', numberFrom(1, 100, { whole: true }), 15)
    .option('--text <column>', 'that holds the text', 'text')
    .option('--label <column>', 'that holds its label', 'label')
    .option('--json', 'the card for programs')
    .action(async (texts, { json, ...options }) => {
      const { trainModel } = await import('../../language/classifier.ts');
      const { cardAsMarkdown } = await import('../../language/model-card.ts');
      const card = trainModel(texts, options);
      if (json) printJson(card);
      else console.log(cardAsMarkdown(card));
    });
