import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../../run/from-caller.ts';
import { numberFrom } from '../../run/number-from.ts';
import { setVerdict } from '../../run/verdict.ts';

const NOTE = `
Without an address and a key, both come from demo.json in DATA_DIR (./data).`;

export const monitorCommand = () =>
  new Command('monitor')
    .description(
      'Follows a running ledger and keeps its own checkpoint; ends with 1 when something was taken back',
    )
    .argument('[address]', 'such as http://127.0.0.1:8080/ledger')
    .option('--key <vkey>', "the ledger's public key; get it from somebody other than the server")
    .option(
      '--state <file>',
      'where the last good checkpoint is kept; otherwise DATA_DIR/ledger-monitor/<key id>.checkpoint',
      fromCaller,
    )
    .option('--every <seconds>', 'between two looks', numberFrom(0.1, 86_400), 10)
    .option('--once', 'look once and end', false)
    .addHelpText('after', NOTE)
    .action(async (address, { every, ...options }) => {
      const { monitorLedger } = await import('../../ledger/monitor-ledger.ts');
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
      setVerdict(await monitorLedger(address, { ...options, everyMs: every * 1000 }));
    });
