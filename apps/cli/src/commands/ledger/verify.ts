import { Command } from '@commander-js/extra-typings';
import { CannotDo } from '../../run/cannot-do.ts';
import { fromCaller } from '../../run/from-caller.ts';
import { setVerdict } from '../../run/verdict.ts';

const NOTE = `
Without a folder or address, and without a key, both come from demo.json in DATA_DIR (./data).`;

export const verifyCommand = () =>
  new Command('verify')
    .description('Checks a ledger, live or exported, against its public key; names the first bad part')
    .argument('[place]', 'folder of an export, or address such as http://127.0.0.1:8080/ledger')
    .option('--key <vkey>', "the ledger's public key, name+id+key")
    .option(
      '--since <checkpoint>',
      'file of a checkpoint that you kept: the ledger must still contain what it signed then',
      fromCaller,
    )
    .option(
      '--proof <file>',
      "a reporter's file: a proof is checked alone, a promise with the ledger's address",
      fromCaller,
    )
    .option(
      '--save <folder>',
      'copy the ledger from its address into an empty folder, check the copy',
      fromCaller,
    )
    .option('--json', 'the result for programs')
    .addHelpText('after', NOTE)
    .action(async (place, { proof, ...options }) => {
      if (proof === undefined) {
        const { verifyLedger } = await import('../../ledger/verify-ledger.ts');
        return setVerdict(await verifyLedger(place, options));
      }
      if (options.since !== undefined || options.save !== undefined || options.json)
        throw new CannotDo('With --proof only the file is checked: leave --since, --save and --json out.');
      const { checkProof } = await import('../../ledger/check-proof.ts');
      const { readerOf } = await import('../../ledger/ledger-place.ts');
      setVerdict(await checkProof(proof, options.key, place === undefined ? undefined : readerOf(place)));
    });
