import { ConfigError, readConfig } from './config.ts';
import { PolicyRefused } from './policies/index.ts';
import { type Running, start } from './start.ts';
import { StartError } from './start-error.ts';

/** Prints what the person who starts can mend as a sentence, and anything else in full. */
export function reportAndExit(error: unknown): never {
  const told = error instanceof ConfigError || error instanceof StartError || error instanceof PolicyRefused;
  console.error(told ? error.message : error);
  process.exit(1);
}

/** Stops cleanly on Ctrl-C and on a service manager's request; a second Ctrl-C ends at once. */
export function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    running.stop().then(() => process.exit(0), reportAndExit);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** A server that was taken for hung has facts of before: it ends at once, and whoever watches it starts it anew. */
export function endWhenReplaced({ lost, deps }: Running): void {
  void lost.then((holder) => {
    deps.log.fatal({ holder }, 'the database was taken over by another server; this one ends');
    reportAndExit(
      new StartError(`The database was taken over by ${holder}: this server did not answer for too long`),
    );
  });
}

/** The server in production, until it is stopped. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const running = await start(readConfig(env, 'serve'));
  stopOnSignal(running);
  endWhenReplaced(running);
  running.deps.log.info({ url: running.url }, 'ready');
}

if (import.meta.main) await serve(process.env).catch(reportAndExit);
