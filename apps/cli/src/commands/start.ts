import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { endWithError } from '../run/report-error.ts';

export const startCommand = () =>
  new Command('start')
    .description('The demo, on this machine only: an invented workspace under DATA_DIR (./data)')
    .action(async () => {
      const { runDemo } = await import('@khong-mot-minh/simulator');
      await runDemo(process.env).catch(endWithError);
    });
