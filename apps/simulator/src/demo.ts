import { fileURLToPath } from 'node:url';
import { importSigner } from '@kmm/ledger';
import { type Config, loadPolicy, readConfig, reportAndExit, type Running, start, stopOnSignal } from '@kmm/server';
import { ensureWorkspace, platformClient, signIn, WORKSPACE } from '@kmm/testing';
import { mountDemo } from './pages/mount-demo.ts';
import { seedReports } from './platform/seed-reports.ts';
import { type Stream, startStream } from './platform/stream.ts';
import { type DemoFile, demoFile, demoPeople, seedSecrets, writeDemoFile } from './start/demo-file.ts';
import { type DemoSecrets, drawSecrets, keepSecrets, readSecrets } from './start/demo-secrets.ts';
import { welcome } from './start/welcome.ts';
import { createWorld } from './story/world.ts';

/** Scripts and visitors share one address here, and the walk is run again and again. */
const LIMITS = { reports: 20_000, receipts: 100_000, pledges: 5_000 };

/** `npm start`: the server on the embedded database with an invented workspace and a synthetic platform. */
async function runDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const kept = await readSecrets(env.DATA_DIR ?? './data');
  const secrets = kept ?? drawSecrets();
  const config = readConfig(
    {
      ...env,
      // The demo has one address for everything, so nothing may name another.
      PORTAL_URL: undefined,
      CONSOLE_URL: undefined,
      LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
      SERVER_SECRET: secrets.server,
      RECEIPT_PEPPER: secrets.receiptPepper,
      LEDGER_KEY: secrets.ledgerKey,
    },
    'demo',
  );
  if (!kept) await keepSecrets(config.dataDir, secrets);
  const { running, file, first } = await startServer(config, secrets);
  const ending = new AbortController();
  let stream: Stream | undefined;
  stopOnSignal({
    ...running,
    async stop() {
      ending.abort();
      await stream?.stop();
      await running.stop();
    },
  });
  console.log(welcome(file, config.dataDir, first));
  try {
    stream = await startPlatform(running, file, ending.signal);
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  }
}

async function startServer(config: Config, secrets: DemoSecrets) {
  const policy = await loadPolicy(fileURLToPath(new URL('../../../policies/vn', import.meta.url)));
  const people = demoPeople(secrets);
  const seed = seedSecrets(secrets);
  const vkey = importSigner(secrets.ledgerKey).vkey;
  const houses = WORKSPACE.map(({ slug, name }) => ({ slug, name }));
  let made: { file: DemoFile; first: boolean } | undefined;
  const running = await start(config, {
    limits: LIMITS,
    mount: (app, deps) =>
      mountDemo(app, {
        world: createWorld(deps.config.consoleUrl, vkey, seed.platformKey(), people),
        bases: policy.document.bases,
        houses,
      }),
    async prepare({ db, now, config: actual }) {
      const { platformId, first } = await ensureWorkspace(db, WORKSPACE, now(), seed);
      made = { first, file: demoFile(secrets, actual.consoleUrl, platformId) };
      await writeDemoFile(actual.dataDir, made.file);
    },
  });
  if (!made) throw new Error('The server started without its workspace');
  return { running, ...made };
}

/** Invented reports once, then the platform's events until the end. */
async function startPlatform(running: Running, file: DemoFile, ending: AbortSignal): Promise<Stream | undefined> {
  const { log } = running.deps;
  const of = (organisation: string) => file.people.find((person) => person.organisation === organisation);
  const [counsellor, reviewer] = [of('helpline'), of('platform')];
  if (!counsellor || !reviewer) throw new Error('The workspace has nobody to start with');
  await seedReports(file.baseUrl, counsellor);
  const cases = await (await signIn(file.baseUrl, reviewer)).queue('all');
  if (ending.aborted) return undefined;
  return startStream({
    client: platformClient(file.baseUrl, file.platform.key),
    startedAt: running.deps.now(),
    cases: cases.length,
    onFault: (error) => log.warn({ why: String(error) }, 'the synthetic platform met a fault; it tries again'),
  });
}

try {
  await runDemo(process.env);
} catch (error) {
  reportAndExit(error);
}
