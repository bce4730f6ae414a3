/** prom-client looks every 10 ms and counts its own pause, which is no delay. */
const LOOK_EVERY_MS = 10;

/** How late the server's event loop was since its metrics were read before; the server's own figures. */
export async function loopDelay(baseUrl: string): Promise<{ p99Ms: number; maxMs: number }> {
  const answer = await fetch(new URL('/metrics', baseUrl));
  const metrics = await answer.text();
  return { p99Ms: lateBy(metrics, 'p99'), maxMs: lateBy(metrics, 'max') };
}

/** @example lateBy('nodejs_eventloop_lag_max_seconds 0.034\n', 'max') // 24 */
export function lateBy(metrics: string, figure: 'p99' | 'max'): number {
  const line = new RegExp(`^nodejs_eventloop_lag_${figure}_seconds (\\S+)$`, 'm').exec(metrics);
  if (!line) throw new Error(`The metrics have no "nodejs_eventloop_lag_${figure}_seconds"`);
  return Math.max(0, Math.round(Number(line[1]) * 1000 - LOOK_EVERY_MS));
}
