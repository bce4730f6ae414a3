import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import { type Logins, openJobs, prepareLogins } from '@khong-mot-minh/database';
import type { ServedCode } from '@khong-mot-minh/portal';
import type { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { afterDecision } from './after-decision.ts';
import type { AppDeps } from './app-deps.ts';
import { type AuthoritySweeper, startAuthoritySweeper, startCounting } from './authority/index.ts';
import type { Config } from './config.ts';
import { loadConsole } from './console-files.ts';
import { createApp } from './create-app.ts';
import {
  type PlatformTeller,
  type RestrictionSweeper,
  startPlatformNotifier,
  startRestrictionSweeper,
} from './enforcement/index.ts';
import {
  createExchange,
  findKnownPictures,
  sealPlacesOfBefore,
  startExchangeSweeper,
  withdrawnQueue,
  withdrawnWorker,
} from './exchange/index.ts';
import { CONSOLE_FOLDER } from './expected-served-list.ts';
import { notReady } from './http/not-ready.ts';
import type { AppEnv } from './http/principal.ts';
import type { RegisteredRoute } from './http/route-registry.ts';
import { loadJurisdiction, packFolder } from './jurisdiction.ts';
import { forgetUnread } from './learning/index.ts';
import { type AdmissionLimits, createAdmission } from './limits/admission.ts';
import { createHashQueue } from './limits/hash-queue.ts';
import { createIdentify } from './membership/index.ts';
import { keepPrivate, openDatabase, takeDatabase } from './open-database.ts';
import { backupOnSignal, startHousekeeping, writeOperatorToken } from './operations/index.ts';
import { createClockGuard } from './platform/clock-guard.ts';
import { jurisdictionFolder } from './platform/data-folder.ts';
import { logPartsOf } from './platform/log-parts.ts';
import { createMetrics } from './platform/metrics.ts';
import { openKeysOfCases } from './platform/open-case-keys.ts';
import { type Repeating, repeat } from './platform/repeat.ts';
import { seldom } from './platform/seldom.ts';
import {
  backtestQueue,
  createBacktestWorker,
  createDecisionTally,
  createPolicyRegistry,
  loadPack,
} from './policies/index.ts';
import { createEventService, createTextDetectors, loadDefaultPack } from './protection/index.ts';
import { agreeOnDestroyed, startDestroying } from './retention/index.ts';
import { createVault, type Vault } from './secrets.ts';
import { StartError } from './start-error.ts';
import {
  createRecord,
  createStatisticsService,
  loadTaxonomy,
  recordRelease,
  recordUntoldTeamKeys,
  type Sequencer,
  servedList,
  startPublishing,
  startSequencer,
} from './transparency/index.ts';
import { type CallClock, pageQueue, pageWorker, startCallClock } from './urgent/index.ts';
import { createNotify, webhookQueue, webhookWorker } from './webhooks/index.ts';

export type Running = {
  url: string;
  deps: AppDeps;
  app: Hono<AppEnv>;
  /** Every route of the API with who may call it, where and how often. */
  routes: readonly RegisteredRoute[];
  sequencer: Sequencer;
  restrictions: RestrictionSweeper;
  authority: AuthoritySweeper;
  /** Publishes the counts of a day, once. */
  counting: Repeating<void>;
  calls: CallClock;
  retention: Repeating<number>;
  /** Ends hashes on their last day. */
  hashes: Repeating<void>;
  /** Removes what else has had its time. */
  housekeeping: Repeating<void>;
  teller: PlatformTeller;
  /** Resolves when another server took the database over, with what that one says of itself: this one must end. */
  lost: Promise<string>;
  stop(): Promise<void>;
};
export type StartOptions = {
  /** Where jurisdictions lie; the project's own otherwise. */
  jurisdictions?: URL;
  now?: () => Date;
  /** What the machine's clock says: `now` moves a house through its time, and what ends for good asks the machine. */
  clock?: () => Date;
  /** How much one address may have an hour, where it is not as usual. */
  limits?: AdmissionLimits & { lookups?: number };
  /** Where log lines go; standard output otherwise. */
  logTo?: { write(line: string): void };
  /** More routes on the same app (the demo's guided page), with what they give to browsers as code. */
  mount?(app: Hono<AppEnv>, deps: AppDeps): ServedCode;
  /** What must be there before the first request is answered (the demo's seed). */
  prepare?(deps: AppDeps): Promise<void>;
  /** How often the embedded database is looked after, where it is not as usual. */
  tendEveryMs?: number;
};

/** A flood of a minute changes the plans that fit a table. */
const TEND_EVERY_MS = 30_000;

/** Wires everything and listens. The port is taken first, so that a busy one is told before anything is opened. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const now = options.now ?? (() => new Date());
  const log = options.logTo
    ? pino({ level: config.logLevel }, options.logTo)
    : pino({ level: config.logLevel });
  const failed = (what: string) => (error: unknown) => log.error(logPartsOf(error), what);
  const jurisdiction = loadJurisdiction(config.jurisdiction, options.jurisdictions);
  const taxonomy = loadTaxonomy(jurisdictionFolder(jurisdiction.id, options.jurisdictions));
  await using cleanup = new AsyncDisposableStack();
  const door = await listen(config);
  cleanup.defer(door.close);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(
      `The data folder "${config.dataDir}" cannot be made (${cause.code}); choose another with DATA_DIR`,
    );
  });
  // An operator may share a folder with a group on purpose; the demo's holds passwords in a file.
  if (config.mode === 'demo') await keepPrivate(config.dataDir);
  const backups = cleanup.use(
    backupOnSignal(config.dataDir, now, (result) =>
      'file' in result
        ? log.info('a backup was made')
        : log.error({ why: whyOf(result.error) }, 'no backup was made'),
    ),
  );
  const self = `the server at ${door.url}, process ${process.pid}`;
  const lease =
    config.databaseUrl === undefined
      ? undefined
      : cleanup.use(await takeDatabase(config.databaseUrl, `${self} on ${hostname()}`));
  const vault = createVault({ server: config.secrets.server, receiptPepper: config.secrets.receiptPepper });
  const logins = await loginsOf(config, vault, log);
  const db = cleanup.use(await openDatabase(config, self, { lease, logins }));
  if (db.tend)
    cleanup.use(
      repeat(db.tend, {
        everyMs: options.tendEveryMs ?? TEND_EVERY_MS,
        onError: failed('the embedded database could not be looked after; it is tried again'),
      }),
    );
  const caseKeys = cleanup.use(await openKeysOfCases(config, db, { self, now, leased: lease !== undefined }));
  cleanup.use(
    repeat(() => caseKeys.heal(), {
      everyMs: 60_000,
      onError: failed('a replica of the key store of cases could not be mended; it is tried again'),
    }),
  );
  const jobs = cleanup.use(
    await openJobs(
      db,
      [webhookQueue, backtestQueue, withdrawnQueue, pageQueue],
      seldom(60_000, now, {
        kindOf: (error) => JSON.stringify([logPartsOf(error).name, logPartsOf(error).code]),
        tell: (error, quiet) => log.warn({ ...logPartsOf(error), quiet }, 'the job queue had a fault'),
      }),
    ),
  );
  backups.ready(db);
  // PostgreSQL answers the doctor itself; the embedded database has no other door than this server.
  const operator = db.dump && cleanup.use(await writeOperatorToken(config.dataDir));
  const metrics = createMetrics();
  const pack = await loadPack(packFolder(jurisdiction, options.jurisdictions));
  if (pack.untranslated.length > 0)
    log.warn({ places: pack.untranslated }, 'rules lack translations; they are shown in the first language');
  const policies = createPolicyRegistry(pack, log);
  const known = {
    config: {
      ...config,
      port: door.port,
      portalUrl: own(config.portalUrl, config, door.port),
      consoleUrl: own(config.consoleUrl, config, door.port),
    },
    db,
    caseKeys,
    vault,
    now,
    log,
    clock: createClockGuard(db, log, options.clock),
  };
  const admission = createAdmission(now, options.limits);
  const deps: AppDeps = {
    ...known,
    jurisdiction,
    retention: taxonomy.retention,
    jobs,
    metrics,
    record: createRecord(vault, now),
    identify: createIdentify(
      db,
      { ...config, consoleUrl: own(config.consoleUrl, config, door.port) },
      now,
      admission,
    ),
    admission,
    hashes: createHashQueue(),
    notify: createNotify(jobs, now),
    policies,
    exchange: createExchange(db, jobs, vault),
    textDetectors: createTextDetectors(known, await loadDefaultPack()),
  };
  const tally = cleanup.use(createDecisionTally(db, now, failed('counts of rules could not be written')));
  const events = cleanup.use(
    createEventService({
      ...deps,
      findPictures: (org, batch) => findKnownPictures(deps, org, batch),
      afterDecision: afterDecision(deps),
      afterCommit: [(org, { active, counted }) => tally.add(org, active, counted)],
    }),
  );
  await deps.exchange.pictures.refresh();
  await sealPlacesOfBefore(deps);
  const hashes = cleanup.use(
    startExchangeSweeper(deps, {
      everyMs: 60_000,
      onError: failed('hashes that ended could not be taken out; it is tried again'),
    }),
  );
  const restrictions = cleanup.use(
    startRestrictionSweeper(deps, {
      everyMs: 60_000,
      onError: failed('ends of restrictions could not be told; it is tried again'),
    }),
  );
  const authority = cleanup.use(
    startAuthoritySweeper(deps, {
      everyMs: 60_000,
      onError: failed('alarms of preservations and requests could not be raised; it is tried again'),
    }),
  );
  const calls = cleanup.use(
    startCallClock(deps, {
      everyMs: CALLS_MS,
      onError: failed('people on duty could not be paged; it is tried again'),
    }),
  );
  await agreeOnDestroyed(deps);
  const notDestroyed = failed('what was due could not be destroyed; it is tried again');
  const retention = cleanup.use(
    startDestroying(deps, {
      everyMs: 600_000,
      onError: notDestroyed,
    }),
  );
  void retention.run().catch(notDestroyed);
  const housekeeping = cleanup.use(
    startHousekeeping(deps, failed('old sessions, answers and ideas could not be removed'), () =>
      forgetUnread(deps),
    ),
  );
  const teller = cleanup.use(
    startPlatformNotifier(deps, events, {
      everyMs: 60_000,
      onError: failed('what the desk decided could not be told to a platform; it is tried again'),
    }),
  );
  const backtests = cleanup.use(
    createBacktestWorker(deps, failed('a backtest failed; it is shown as failed')),
  );
  const sequencer = cleanup.use(
    startSequencer(
      { db, vault, ledgerKey: config.secrets.ledgerKey, rhythm: config.ledger, now },
      {
        everyMs: 1000,
        onError: failed('the ledger could not be written; it is tried again'),
        onSize: (size) => metrics.ledgerSize.set(size),
      },
    ),
  );
  const statistics = createStatisticsService(deps, taxonomy);
  cleanup.use(startPublishing(statistics, failed('figures could not be published; it is tried again')));
  const { app, code } = createApp(deps, {
    events,
    flushCounts: tally.flush,
    taxonomy,
    statistics,
    console: loadConsole(CONSOLE_FOLDER),
    lookups: options.limits?.lookups,
    operator,
  });
  const more = options.mount?.(app, deps);
  const counting = cleanup.use(
    startCounting(deps, {
      everyMs: 600_000,
      onError: failed('counts of the day could not be published; it is tried again'),
    }),
  );
  await counting.run();
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await recordUntoldTeamKeys(sql, now());
    await recordRelease(sql, now(), servedList([...code, ...(more ? [more] : [])]));
  });
  await options.prepare?.(deps);
  await jobs.work([webhookWorker(deps), backtests.queue, withdrawnWorker(deps), pageWorker(deps)], 1);
  await backtests.start();
  door.open(app);
  const parts = cleanup.move();
  return {
    url: door.url,
    deps,
    app,
    routes: app.registry.routes,
    sequencer,
    restrictions,
    authority,
    counting,
    calls,
    retention,
    hashes,
    housekeeping,
    teller,
    lost: lease?.lost ?? new Promise(() => undefined),
    // The door first: a request that comes while the rest closes would meet a closed database.
    async stop() {
      await door.close();
      await parts.disposeAsync();
    },
  };
}

/** In production each kind of work enters PostgreSQL by a login of its own, from which nothing leads to the tables' owner. */
function loginsOf({ mode, databaseUrl }: Config, vault: Vault, log: Logger): Promise<Logins | undefined> {
  if (mode !== 'serve' || databaseUrl === undefined) return Promise.resolve(undefined);
  return prepareLogins(
    databaseUrl,
    (user) => vault.keyed('postgres-login', user),
    (why) =>
      log.warn(
        { why },
        'one login does all work on PostgreSQL: separate ones could not be made (see the guide, 2)',
      ),
  );
}

/**
 * A school's phones all connect within a second when the bell rings; the usual 511 places of the queue overflow and each
 * phone then waits one, three, seven seconds for its next try.
 */
const WAITING_ROOM = 4096;
/**
 * Longer than reverse proxies keep an idle connection (nginx 60 s and 75 s): the server must not close one just when the
 * proxy sends the next request on it. The looks of a class page (4 to 8 s) need no new one either.
 */
const KEEP_ALIVE_MS = 90_000;
/** Who sends slowly is cut off so long after their time; by default it would be half a minute. */
const LOOK_MS = 5_000;

/** Danger is paged within so long of its moment. */
const CALLS_MS = 2_000;

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

// With PORT=0 the system chooses a port, and our own addresses follow it.
const own = (url: string, { port }: Config, actual: number): string =>
  port === 0 ? url.replace(/:0$/, `:${actual}`) : url;

type Door = { url: string; port: number; open(app: Hono<AppEnv>): void; close(): Promise<void> };

async function listen({ host, port }: Config): Promise<Door> {
  let app: Hono<AppEnv> | undefined;
  const answer = getRequestListener((request, { incoming }) =>
    app
      ? app.fetch(request, { remoteAddress: incoming.socket.remoteAddress ?? 'local', incoming })
      : notReady(),
  );
  const server = createServer(
    {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: LOOK_MS,
    },
    answer,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen({ port, host, backlog: WAITING_ROOM }, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    port: actual,
    open: (ready) => {
      app = ready;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3000).unref();
      }),
  };
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} is in use; stop the other program or choose another with PORT=${port + 1}`,
    );
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} is not allowed here; choose one above 1023 with PORT`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartError(`HOST "${host}" is no address of this machine`);
  return error;
}
