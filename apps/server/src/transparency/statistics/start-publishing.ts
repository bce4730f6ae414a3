import type { StatisticsService } from './statistics-service.ts';

const HOUR_MS = 3600_000;

/** Publishes what is due at start and hourly, whether anybody reads it or not: the journal is not kept for ever. */
export function startPublishing(
  { publish }: Pick<StatisticsService, 'publish'>,
  onError: () => void,
): AsyncDisposable {
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = publish().catch(onError);
  };
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await running;
    },
  };
}
