import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts and times only: no label carries an id, an address or anything a person wrote. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'kmm_http_requests_total',
      help: 'Answered requests by route pattern and status class',
      labelNames: ['route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'kmm_http_request_seconds',
      help: 'Time to answer',
      labelNames: ['route'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    decisions: new Counter({
      name: 'kmm_decisions_total',
      help: 'Decisions by outcome, tier and mode',
      labelNames: ['outcome', 'tier', 'mode'],
      registers,
    }),
    casesOpened: new Counter({
      name: 'kmm_cases_opened_total',
      help: 'Cases by origin',
      labelNames: ['origin'],
      registers,
    }),
    reports: new Counter({
      name: 'kmm_reports_total',
      help: 'Reports received, by how they were sealed',
      labelNames: ['sealed'],
      registers,
    }),
    ledgerSize: new Gauge({ name: 'kmm_ledger_size', help: 'Leaves under the last checkpoint', registers }),
    pages: new Counter({
      name: 'kmm_pages_total',
      help: 'Calls of people on duty by way and result',
      labelNames: ['kind', 'result'],
      registers,
    }),
    webhookDeliveries: new Counter({
      name: 'kmm_webhook_deliveries_total',
      help: 'Webhook deliveries by result',
      labelNames: ['result'],
      registers,
    }),
  };
}
