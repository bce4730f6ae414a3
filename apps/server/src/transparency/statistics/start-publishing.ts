import { repeat } from '../../platform/repeat.ts';
import type { StatisticsService } from './statistics-service.ts';

const HOUR_MS = 3600_000;

/** Publishes what is due at start and hourly, whether anybody reads it or not: the journal is not kept for ever. */
export function startPublishing(
  { publish }: Pick<StatisticsService, 'publish'>,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const publishing = repeat(publish, { everyMs: HOUR_MS, onError });
  void publishing.run().catch(onError);
  return publishing;
}
