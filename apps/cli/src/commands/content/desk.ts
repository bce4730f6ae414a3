import { Command } from '@commander-js/extra-typings';
import { CannotDo } from '../../run/cannot-do.ts';
import { numberFrom } from '../../run/number-from.ts';
import { root } from '../../run/root.ts';

export const deskCommand = () =>
  new Command('desk')
    .description('The content as the portal shows it, while it is edited: a desk on this machine only')
    .option('--port <number>', 'of the desk', numberFrom(0, 65_535, { whole: true }), 4321)
    .action(async ({ port }) => {
      const { servePreview } = await import('../../content/preview/serve-preview.ts');
      const preview = await servePreview(root, port, ({ faults, error }) =>
        console.log(error ? `✗ ${error}` : `Shown again: ${faults} faults`),
      ).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE') throw error;
        throw new CannotDo(`Port ${port} is taken: name another one with --port`);
      });
      console.log(`The content desk: ${preview.url}   (Ctrl-C ends it)`);
      const stop = () => void preview[Symbol.asyncDispose]().then(() => process.exit(0));
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
