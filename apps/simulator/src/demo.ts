import {
  endWhenReplaced,
  type Running,
  readConfig,
  reportAndExit,
  stopOnSignal,
} from '@khong-mot-minh/server';
import { platformClient, signIn } from '@khong-mot-minh/testing';
import { seedExchange } from './platform/seed-exchange.ts';
import { seedIdeas } from './platform/seed-ideas.ts';
import { seedReports } from './platform/seed-reports.ts';
import { type Stream, startStream } from './platform/stream.ts';
import type { DemoFile } from './start/demo-file.ts';
import { drawSecrets, keepSecrets, readSecrets } from './start/demo-secrets.ts';
import { fillPatiently } from './start/fill-patiently.ts';
import { startDemo } from './start/start-demo.ts';
import { welcome } from './start/welcome.ts';

/** `npm start`: the server on the embedded database with an invented workspace and a synthetic platform. */
export async function runDemo(env: NodeJS.ProcessEnv): Promise<void> {
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
  const { running, file, first } = await startDemo(config, secrets);
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
  endWhenReplaced(running);
  console.log(welcome(file, config.dataDir, first));
  try {
    stream = await fillPatiently(() => startPlatform(running, file, ending.signal), { say: console.log });
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  }
}

/** Invented reports once, then the platform's events until the end. */
async function startPlatform(
  running: Running,
  file: DemoFile,
  ending: AbortSignal,
): Promise<Stream | undefined> {
  const { log } = running.deps;
  const of = (organisation: string) => file.people.find((person) => person.organisation === organisation);
  const [counsellor, reviewer] = [of('helpline'), of('platform')];
  if (!counsellor || !reviewer) throw new Error('The workspace has nobody to start with');
  await seedReports(file.baseUrl, counsellor);
  const teacher = of('school');
  if (teacher) await seedIdeas(file.baseUrl, teacher);
  const keeper = file.people.filter((person) => person.organisation === 'helpline').at(-1);
  if (keeper) await seedExchange(file.baseUrl, keeper, file.platform);
  const cases = await (await signIn(file.baseUrl, reviewer)).queue('all');
  if (ending.aborted) return undefined;
  return startStream({
    client: platformClient(file.baseUrl, file.platform.key),
    startedAt: running.deps.now(),
    cases: cases.length,
    onFault: (error) =>
      log.warn({ why: String(error) }, 'the synthetic platform met a fault; it tries again'),
  });
}

if (import.meta.main) await runDemo(process.env).catch(reportAndExit);
