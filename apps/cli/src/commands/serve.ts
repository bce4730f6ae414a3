import process from 'node:process';
import { Command } from '@commander-js/extra-typings';
import { endWithError } from '../run/report-error.ts';

export const serveCommand = () =>
  new Command('serve')
    .description(
      'The server in production: no demo, every secret required by name, PostgreSQL by DATABASE_URL',
    )
    .action(async () => {
      const { serve } = await import('@khong-mot-minh/server');
      await serve(process.env).catch(endWithError);
    });
