import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';
import { printJson } from '../../run/verdict.ts';

export const newKeyCommand = () =>
  new Command('new-key')
    .description('A new LEDGER_KEY for the ledger of a new installation, and its public key')
    .argument('[name]', 'of the ledger', 'ledger.khong-mot-minh')
    .addOption(
      new Option('--lang <language>', 'of the answer; otherwise what LANG says').choices(['vi', 'en']),
    )
    .option('--json', 'both keys for programs')
    .action(async (name, { lang, json }) => {
      const { generateSigner } = await import('@khong-mot-minh/ledger');
      const { languageOf, say } = await import('../../operations/say-finding.ts');
      const { skey, vkey } = generateSigner(name);
      if (json) return printJson({ secret: skey, public: vkey });
      const language = languageOf(lang, process.env);
      console.log(
        `${say('key.secret', language)}\nLEDGER_KEY=${skey}\n\n${say('key.public', language)}\n${vkey}`,
      );
    });
