import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { setVerdict } from '../../run/verdict.ts';

export const verifyCommand = () =>
  new Command('verify')
    .description('Whether a pack is signed by that key; ends with 1 where it is not')
    .argument('<pack>', 'a file that terms build wrote', fromCaller)
    .requiredOption('--key <public.pem>', 'the public key of who should have signed', fromCaller)
    .action(async (pack, { key }) => {
      const { createPublicKey, verify } = await import('node:crypto');
      const { readFileSync } = await import('node:fs');
      const { readPack } = await import('@khong-mot-minh/language');
      const { keyIn } = await import('../../language/term-pack.ts');
      const publicKey = keyIn(key, createPublicKey);
      const read = readPack(readFileSync(pack), (part, by) => verify(null, part, publicKey, by));
      if (read.pack) console.log('The signature is good');
      else console.error(`The pack is refused: ${read.problem}`);
      setVerdict(read.pack !== undefined);
    });
