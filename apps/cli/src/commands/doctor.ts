import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';

export const doctorCommand = () =>
  new Command('doctor')
    .description('How the system is, in plain words; ends with 2 where something could not be checked')
    .addOption(
      new Option('--lang <language>', 'of the answer; otherwise what LANG says').choices(['vi', 'en']),
    )
    .option('--json', 'the findings for programs')
    .action(async (options) => {
      const { doctor } = await import('../operations/doctor.ts');
      process.exitCode = await doctor(options, process.env);
    });
