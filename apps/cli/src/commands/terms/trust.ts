import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const trustCommand = () =>
  new Command('trust')
    .description(
      'Whose signature counts at a server: a supervisor or an administrator says so; KMM_PASSWORD, KMM_TOTP',
    )
    .argument('<public.pem>', 'the public key', fromCaller)
    .requiredOption('--server <address>', 'such as https://desk.example.vn')
    .requiredOption('--as <address>', 'e-mail address of the one who says so')
    .action(async (key, door) => {
      const { readFileSync } = await import('node:fs');
      const { putAs } = await import('../../language/put-as-person.ts');
      await putAs(door, '/v1/text-detectors/signing-key', { publicKey: readFileSync(key, 'utf8') });
      console.log('From now on only packs with this signature are loaded there');
    });
