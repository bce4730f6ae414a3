// `npm run lighthouse`: Lighthouse for phones against a running server, the median of five, failing under the goals.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { CATEGORIES, type Lighthouse, loadLighthouse, type Report } from './lighthouse/load-lighthouse.ts';

const VERSION = '13.5.0';
const beside = path.join(import.meta.dirname, '../../lighthouse');
const usage = `Usage: npm run lighthouse [-- --url http://127.0.0.1:8080] [--runs 5] [--from <folder>]
Needs a running server (npm start) and Lighthouse in a folder outside the project:
  npm install --prefix ${path.relative(process.cwd(), beside) || '.'} lighthouse@${VERSION}
  --from   that folder, when it is another one; LIGHTHOUSE_DIR does the same`;

/** reference/campaign.md §6. */
const GOALS: Record<(typeof CATEGORIES)[number], number> = {
  accessibility: 100,
  performance: 95,
  'best-practices': 95,
};
const PAGES = {
  home: '/vi/',
  help: '/vi/giup',
  lesson: '/vi/hoc/gio-dau-bi-doa',
  game: '/vi/hoc/tro-choi/that-hay-gia',
};
const PORT = 9333;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      runs: { type: 'string', default: '5' },
      from: { type: 'string', default: process.env.LIGHTHOUSE_DIR ?? beside },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const lighthouse = values.help ? undefined : await loadLighthouse(values.from);
  if (!lighthouse) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const browser = await launchBrowser({ debuggingPort: PORT });
  const rows: Record<string, Record<string, string>> = {};
  let short = 0;
  try {
    for (const [name, page] of Object.entries(PAGES)) {
      const reports = await measure(lighthouse, new URL(page, values.url).href, Number(values.runs));
      rows[name] = {};
      for (const category of CATEGORIES) {
        const score = median(reports.map(({ categories }) => (categories[category]?.score ?? 0) * 100));
        rows[name][category] = score < GOALS[category] ? `${score} < ${GOALS[category]}` : String(score);
        if (score < GOALS[category]) short += 1;
      }
      for (const line of findings(reports)) console.log(`${name}: ${line}`);
    }
  } finally {
    await browser.close();
  }
  console.table(rows);
  return short > 0 ? 1 : 0;
}

async function measure(lighthouse: Lighthouse, url: string, runs: number): Promise<Report[]> {
  const reports: Report[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(url, { port: PORT, onlyCategories: CATEGORIES, logLevel: 'error' });
    if (result) reports.push(result.lhr);
  }
  if (reports.length === 0) throw new Error(`Lighthouse gave no report for "${url}"`);
  return reports;
}

/** What cost points, once for each audit. */
function findings(reports: readonly Report[]): string[] {
  const lines = reports.flatMap(({ categories, audits }) =>
    CATEGORIES.flatMap((category) =>
      (categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0),
    )
      .map(({ id }) => audits[id])
      .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 0.9)
      .map((audit) => audit?.title ?? ''),
  );
  return [...new Set(lines)];
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
}
