import { generateSigner } from '@khong-mot-minh/ledger';
import { pino } from 'pino';
import type { AppDeps } from './app-deps.ts';
import { createApp } from './create-app.ts';
import type { Api } from './http/create-api.ts';
import { createAdmission } from './limits/admission.ts';
import { DEFAULT_JURISDICTION, jurisdictionFolder } from './platform/data-folder.ts';
import { createMetrics } from './platform/metrics.ts';
import { loadTaxonomy } from './transparency/index.ts';

/** What no route may need before a request comes in: touching it is a fault of the route. */
const absent = <T extends object>(name: string): T =>
  // `as`: nothing is ever read from it, which the traps see to.
  new Proxy(
    {},
    {
      get: (_, member) => {
        throw new Error(`Describe the API: a route reads ${name}.${String(member)} while it is registered`);
      },
    },
  ) as T;

/** The OpenAPI document of the server as it would start. */
export async function apiDocument(): Promise<unknown> {
  const answer = await describedApi().request('/v1/openapi.json');
  if (!answer.ok) throw new Error(`Describe the API: the document is not served (${answer.status})`);
  return answer.json();
}

/** The API of the server as it would start, made without opening anything: what it says of its routes is true. */
export function describedApi(): Api {
  const url = 'http://127.0.0.1:8080';
  const secrets = {
    server: new Uint8Array(32),
    receiptPepper: new Uint8Array(32),
    ledgerKey: generateSigner('document.invalid').skey,
  };
  const admission = createAdmission(() => new Date(0));
  const taxonomy = loadTaxonomy(jurisdictionFolder(DEFAULT_JURISDICTION));
  const deps: AppDeps = {
    config: {
      mode: 'demo',
      host: '127.0.0.1',
      port: 8080,
      portalUrl: url,
      consoleUrl: url,
      dataDir: '',
      jurisdiction: DEFAULT_JURISDICTION,
      trustProxy: 0,
      logLevel: 'silent',
      ledger: { every: 3600, size: 64 },
      secrets,
    },
    jurisdiction: absent('jurisdiction'),
    db: absent('db'),
    caseKeys: absent('caseKeys'),
    jobs: absent('jobs'),
    vault: absent('vault'),
    now: () => new Date(0),
    clock: absent('clock'),
    retention: taxonomy.retention,
    log: pino({ level: 'silent' }),
    record: async () => undefined,
    identify: {
      platform: async () => undefined,
      forgetKeys: () => undefined,
      person: async () => undefined,
      origins: new Set(),
      admission,
    },
    admission,
    hashes: absent('hashes'),
    metrics: createMetrics(),
    notify: async () => undefined,
    policies: absent('policies'),
    exchange: absent('exchange'),
    textDetectors: absent('textDetectors'),
  };
  return createApp(deps, {
    events: absent('events'),
    flushCounts: async () => undefined,
    taxonomy,
    statistics: absent('statistics'),
    console: new Map(),
  }).app;
}
