import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const loadCommand = () =>
  new Command('load')
    .description('Loads a pack into a server for your platform: a policy-editor does; KMM_PASSWORD, KMM_TOTP')
    .argument('<pack>', 'a file that terms build wrote', fromCaller)
    .requiredOption('--server <address>', 'such as https://desk.example.vn')
    .requiredOption('--as <address>', 'e-mail address of the one who loads')
    .option('--key <public.pem>', 'only when it is signed by this key', fromCaller)
    .option('--without-default', 'without the pack that comes with the project', false)
    .action(async (pack, { server, as, key, withoutDefault }) => {
      const { readFileSync } = await import('node:fs');
      const { putAs } = await import('../../language/put-as-person.ts');
      const { describe, openPack } = await import('../../language/term-pack.ts');
      describe(openPack(pack, key));
      await putAs({ server, as }, '/v1/text-detectors/terms', {
        pack: readFileSync(pack).toString('base64'),
        withDefault: !withoutDefault,
      });
      console.log(`Loaded into ${server}; it works from the next message on`);
    });
