import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const signCommand = () =>
  new Command('sign')
    .description('Signs a pack in place')
    .argument('<pack>', 'a file that terms build wrote', fromCaller)
    .requiredOption('--key <private.pem>', 'your private key', fromCaller)
    .action(async (pack, { key }) => {
      const { createPrivateKey, sign } = await import('node:crypto');
      const { readFileSync, writeFileSync } = await import('node:fs');
      const { signedPart, withSignature } = await import('@khong-mot-minh/language');
      const { keyIn, openPack } = await import('../../language/term-pack.ts');
      openPack(pack, undefined);
      const bytes = readFileSync(pack);
      const signature = sign(null, signedPart(bytes), keyIn(key, createPrivateKey));
      writeFileSync(pack, withSignature(bytes, signature));
    });
