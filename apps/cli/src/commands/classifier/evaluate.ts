import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { printJson } from '../../run/verdict.ts';

export const evaluateCommand = () =>
  new Command('evaluate')
    .description('How good a model is, in JSON: macro-F1 with a 95 % interval, each label, each disguise')
    .argument('<model>', 'a file that classifier train wrote', fromCaller)
    .argument('<texts>', 'CSV with a head row, or a JSON array', fromCaller)
    .option('--train <texts>', 'leaves out what it was trained on', fromCaller)
    .option('--report <file>', 'writes the same there', fromCaller)
    .option('--text <column>', 'that holds the text', 'text')
    .option('--label <column>', 'that holds its label', 'label')
    .action(async (model, texts, { train, report, ...columns }) => {
      const { evaluateModel } = await import('../../language/classifier.ts');
      const { writeFileSync } = await import('node:fs');
      const found = evaluateModel(model, texts, train, columns);
      if (report !== undefined) writeFileSync(report, `${JSON.stringify(found, null, 2)}\n`);
      printJson(found);
    });
