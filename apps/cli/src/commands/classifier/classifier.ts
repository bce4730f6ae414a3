import { Command } from '@commander-js/extra-typings';
import { evaluateCommand } from './evaluate.ts';
import { loadCommand } from './load.ts';
import { trainCommand } from './train.ts';

const NOTE = `
No weights come with the project: check that the licence of your texts allows training.`;

export const classifierCommand = () =>
  new Command('classifier')
    .description("A text classifier from a platform's own labelled texts")
    .addHelpText('after', NOTE)
    .addCommand(trainCommand())
    .addCommand(evaluateCommand())
    .addCommand(loadCommand());
