import { join } from 'node:path';
import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { CannotDo } from '../../run/cannot-do.ts';
import { fromCaller } from '../../run/from-caller.ts';
import { numberFrom } from '../../run/number-from.ts';
import { printJson, setVerdict } from '../../run/verdict.ts';

export const servedCommand = () =>
  new Command('served')
    .description(
      'Compares what a server gives to browsers with the hashes in its public ledger, from anywhere',
    )
    .argument('<address>', 'of the help pages, such as https://help.example.vn')
    .option('--desk <address>', 'of the desk, where it lives on another host')
    .option(
      '--key <vkey>',
      "the ledger's public key; get it from somebody other than the server. Without it the key that was met the first time is kept and held to",
    )
    .option(
      '--state <file>',
      'where the last good checkpoint is kept; otherwise DATA_DIR/ledger-served/<host>.json',
      fromCaller,
    )
    .option(
      '--source',
      'compare the release with what this very source makes, too; run npm run build before',
      false,
    )
    .option(
      '--pages <count>',
      'how many pages are read beside those of the help door',
      numberFrom(0, 1e6, { whole: true }),
      500,
    )
    .option('--user-agent <name>', "what to say that one is; a phone's browser otherwise")
    .option('--json', 'the outcome for programs')
    .action(async (address, options) => {
      const { verifierOf } = await import('../../ledger/ledger-place.ts');
      const { checkServed } = await import('../../served/check-served.ts');
      const { describeOutcome } = await import('../../served/describe-outcome.ts');
      const { createVisitor } = await import('../../served/visitor.ts');
      const portal = urlOf(address);
      const desk = options.desk === undefined ? undefined : urlOf(options.desk);
      if (options.key !== undefined) verifierOf(options.key);
      const folder = join(process.env.DATA_DIR || './data', 'ledger-served');
      using visitor = createVisitor(options.userAgent);
      const outcome = await checkServed(visitor, {
        portal,
        desk,
        vkey: options.key,
        mostPages: options.pages,
        source: options.source,
        state: options.state ?? join(folder, `${portal.host.replaceAll(':', '-')}.json`),
      });
      if (options.json) printJson(outcome);
      else console.log(describeOutcome(outcome));
      setVerdict(outcome.ok);
    });

function urlOf(address: string): URL {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new CannotDo(`"${address}" is not an http address.`);
  return new URL(address);
}
