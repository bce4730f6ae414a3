// `npm run walk`: the path of the whole house by HTTP against a running demo, each step with its answer.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { platformClient } from '@khong-mot-minh/testing';
import { walkAccounts } from './walk/accounts-part.ts';
import { walkAuthority } from './walk/authority-part.ts';
import { walkDesk } from './walk/desk-part.ts';
import { walkExchange } from './walk/exchange-part.ts';
import { ledgerSize, walkLedger } from './walk/ledger-part.ts';
import { walkPlatform } from './walk/platform-part.ts';
import { walkPolicy } from './walk/policy-part.ts';
import { readDemo } from './walk/read-demo.ts';
import { walkReport } from './walk/report-part.ts';
import { walkStatements } from './walk/statements-part.ts';
import { walkTransparency } from './walk/transparency-part.ts';
import { createWalker, WalkFailed } from './walk/walker.ts';
import { walkWrong } from './walk/wrong-part.ts';

const usage = `Usage: npm run walk [-- --demo <file>]
Walks the path from a platform's event to the ledger check against a running demo (npm start).
  --demo   its demo.json; otherwise the one in DATA_DIR (./data)`;

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof WalkFailed)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { demo: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const from = process.env.INVOKED_FROM ?? process.cwd();
  const file = values.demo
    ? path.resolve(from, values.demo)
    : path.join(process.env.DATA_DIR || './data', 'demo.json');
  const demo = await readDemo(file);
  const startedAt = performance.now();
  const walker = createWalker(console.log);
  console.log(`Walking the path at ${demo.baseUrl}`);
  const before = await ledgerSize(demo.ledger.url).catch((cause: unknown) => {
    throw new WalkFailed(`Nothing answers at ${demo.baseUrl}: is the demo running?`, { cause });
  });
  const platform = platformClient(demo.baseUrl, demo.platform.key);
  const caseId = await walkPlatform(walker, platform);
  await walkAccounts(walker, platform);
  const receipts = await walkReport(walker, demo.baseUrl);
  await walkDesk(walker, demo, caseId, receipts);
  await walkPolicy(walker, demo, platform);
  await walkStatements(walker, demo, platform);
  await walkAuthority(walker, demo, caseId);
  await walkExchange(walker, demo, platform);
  await walkWrong(walker, demo, platform, receipts);
  await walkLedger(walker, demo, before);
  await walkTransparency(walker, demo);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\nAll ${walker.count()} steps of the path hold (${seconds} s)`);
  return 0;
}
