import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { fromCaller } from '../run/from-caller.ts';

export const restoreCommand = () =>
  new Command('restore')
    .description(
      'Puts a backup back, after checking that it is whole. The server must be stopped. A .tar.gz goes to DATA_DIR ' +
        '(./data), a .dump to the empty database at DATABASE_URL',
    )
    .argument('<file>', 'a backup, with its manifest (<file>.json) beside it', fromCaller)
    .option(
      '--replace',
      'embedded database only: moves the database that is there aside; it is never deleted',
      false,
    )
    .option('--json', 'what was restored, and where, for programs')
    .action(async (file, { replace, json }) => {
      const { restore } = await import('../operations/restore.ts');
      await restore(file, { replace, json: json === true }, process.env);
    });
