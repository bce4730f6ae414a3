import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../run/from-caller.ts';

export const backupCommand = () =>
  new Command('backup')
    .description(
      'One consistent backup: of the embedded database of DATA_DIR (./data), or of PostgreSQL where DATABASE_URL is set. ' +
        'The server may run. It does not hold the secrets: keep those elsewhere',
    )
    .argument('[folder]', 'where to; otherwise DATA_DIR/backups', fromCaller)
    .option('--json', 'the file and its manifest for programs')
    .action(async (folder, { json }) => {
      const { backUp } = await import('../operations/back-up.ts');
      await backUp(folder, { json: json === true }, process.env);
    });
