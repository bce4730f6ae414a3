import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const loadCommand = () =>
  new Command('load')
    .description(
      'Loads a model into a server for your platform: a policy-editor does; KMM_PASSWORD, KMM_TOTP',
    )
    .argument('<model>', 'a file that classifier train wrote', fromCaller)
    .requiredOption('--server <address>', 'such as https://desk.example.vn')
    .requiredOption('--as <address>', 'e-mail address of the one who loads')
    .requiredOption(
      '--means <label=category,…>',
      'insult, sexual-approach, threat, self-harm, scam or drugs; none for a label that means nothing',
    )
    .action(async (model, options) => {
      const { loadModel } = await import('../../language/classifier.ts');
      await loadModel(model, options);
      console.log(`Loaded into ${options.server}; it gives signals from the next message on`);
    });
