import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';

export const keysCommand = () =>
  new Command('keys')
    .description('A pair of keys to sign packs with: <name>.private.pem and <name>.public.pem (Ed25519)')
    .argument('<name>', 'of the files', fromCaller)
    .action(async (name) => {
      const { generateKeyPairSync } = await import('node:crypto');
      const { writeFileSync } = await import('node:fs');
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const secret = privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(`${name}.private.pem`, secret, { mode: 0o600, flag: 'wx' });
      writeFileSync(`${name}.public.pem`, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
    });
