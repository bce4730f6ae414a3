import { importSigner } from '@khong-mot-minh/ledger';
import { type Config, type Running, type StartOptions, start } from '@khong-mot-minh/server';
import { attendWorkspace, ensureWorkspace, WORKSPACE } from '@khong-mot-minh/testing';
import { mountDemo } from '../pages/mount-demo.ts';
import { createWorld } from '../story/world.ts';
import { type DemoFile, demoFile, demoPeople, seedSecrets, writeDemoFile } from './demo-file.ts';
import type { DemoSecrets } from './demo-secrets.ts';

/** Scripts and visitors share one address here, and the walk is run again and again. */
const LIMITS: StartOptions['limits'] = { report: 20_000, receipt: 100_000, pledge: 5_000, refused: 100_000 };

/** More often than a desk counts as left. */
const ATTEND_MS = 5 * 60_000;

export type StartedDemo = { running: Running; file: DemoFile; first: boolean };

/** The server with the demo's workspace and guided page; `demo.json` is there before the first request is answered. */
export async function startDemo(config: Config, secrets: DemoSecrets): Promise<StartedDemo> {
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
        bases: deps.policies.base.program.document.bases,
        houses,
      }),
    async prepare({ db, now, config: actual }) {
      const { platformId, first } = await ensureWorkspace(db, WORKSPACE, now(), seed);
      made = { first, file: demoFile(secrets, actual.consoleUrl, platformId) };
      await writeDemoFile(actual.dataDir, made.file);
    },
  });
  if (!made) throw new Error('The server started without its workspace');
  return { running: attended(running), ...made };
}

/** The invented people stay at their desks until the demo stops. */
function attended(running: Running): Running {
  const { db, now, log } = running.deps;
  let round: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    round = attendWorkspace(db, now()).catch(() => log.error('the demo’s people left their desks'));
  }, ATTEND_MS);
  return {
    ...running,
    async stop() {
      clearInterval(timer);
      await round;
      await running.stop();
    },
  };
}
