/**
 * Kills the server with SIGKILL at random moments under load and looks for what it had acknowledged.
 * `npm run test:kill [-- --rounds 10 --seed 1]`; exit code 1 on any loss. With TEST_DATABASE_URL on PostgreSQL.
 */
import { randomInt } from 'node:crypto';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Decision } from '@khong-mot-minh/contracts';
import { comparable, extortionRun, judge, putAccounts } from '../api/extortion.ts';
import { randomFrom } from '../api/random-from.ts';
import { type Responder, responder } from '../api/responder.ts';
import { casesOf, nothingYet } from './acknowledged.ts';
import {
  brokenLedger,
  lostCases,
  lostDecisions,
  lostPreservations,
  lostReports,
  lostTakeDowns,
  missingPledges,
} from './check.ts';
import { type Load, repeatUnanswered, runLoad } from './load.ts';
import { type ServerUnderKill, serverUnderKill } from './server-under-kill.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 10);
const seed = Number(values.seed ?? randomInt(1_000_000));
const random = randomFrom(seed);
const between = (low: number, high: number) => low + random(high - low);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Signed in anew after a restart; sessions outlive it, and this is one of the things that shows it works. */
async function enter(server: ServerUnderKill) {
  const { platform, people } = await server.seeded();
  const person = (organisation: string, at = 0) => {
    const found = people.filter((p) => p.organisation === organisation)[at];
    if (!found) throw new Error(`Nobody works for "${organisation}"`);
    return responder(server.url, found);
  };
  const desks = {
    platform: await person('platform'),
    helpline: await person('helpline'),
    supervisor: await person('helpline', 1),
  };
  return { url: server.url, vkey: server.vkey, key: platform.key, ...desks };
}

/** A bank that takes the pictures of young people, so that take-downs are open. */
async function openBank({ supervisor }: { supervisor: Responder }): Promise<void> {
  const bank = { name: { vi: 'Ngân hàng', en: 'Bank' }, category: 'NCII_MINOR', takes: 'under18' };
  const answer = await supervisor.send('POST', '/v1/banks', bank);
  if (answer.status !== 201) throw new Error(`Make bank: ${answer.status} ${answer.text}`);
}

async function killUnderLoad(server: ServerUnderKill): Promise<string[]> {
  const known = nothingYet();
  const lost: string[] = [];
  console.log(
    'round  killed after  reports  messages  decisions  cases  take-downs  kept  pledges  repeated  ledger  lost',
  );
  await server.start();
  await openBank(await enter(server));
  for (let round = 1; round <= rounds; round++) {
    const house = await enter(server);
    const load: Load = { url: server.url, key: house.key, desk: house.platform, known, killed: false };
    const afterMs = between(200, 2500);
    const clients = runLoad(load);
    await Promise.race([pause(afterMs), clients]);
    load.killed = true;
    await server.kill();
    await clients;
    // A start may be killed as well, wherever it is.
    if (random(3) === 0) await server.startAndKill(between(50, 1500));
    await server.start();
    const repeated = await repeatUnanswered(load);
    const found = [
      ...(await lostReports(known)),
      ...(await lostDecisions(house, known)),
      ...(await lostCases(house, known)),
      ...(await lostTakeDowns(house, known)),
      ...(await lostPreservations(house, known)),
      ...(await missingPledges(house, known)),
    ];
    // A batch a second, as `server-process.ts` sets it.
    await pause(2200);
    found.push(...(await brokenLedger(house, known)));
    const messages = known.reports.reduce((sum, r) => sum + r.messages.length, 0);
    const cases = new Set(casesOf(known.decisions.values())).size;
    const row = [
      `${round}`.padStart(5),
      `${afterMs} ms`.padStart(12),
      ...[
        [known.reports.length, 7],
        [messages, 8],
        [known.decisions.size, 9],
        [cases, 5],
        [known.takeDowns.length, 10],
        [known.preservations.length, 4],
        [known.pledges, 7],
        [repeated, 8],
        [known.checkpoint.size, 6],
        [found.length, 4],
      ].map(([value, width]) => `${value}`.padStart(width ?? 0)),
    ];
    console.log(row.join('  '));
    lost.push(...found.map((what) => `round ${round}: ${what}`));
  }
  return lost;
}

/** The extortion run whole, and again with a kill after each message: the same decisions and one case. */
async function stateIsNoProp(server: ServerUnderKill): Promise<string[]> {
  const play = async (name: string, afterEach: () => Promise<void>): Promise<Decision[]> => {
    const { key } = (await server.seeded()).platform;
    await putAccounts(server.url, key, name);
    const decisions: Decision[] = [];
    for (const event of extortionRun(name)) {
      decisions.push(await judge(server.url, key, event));
      await afterEach();
    }
    return decisions;
  };
  const whole = await play('whole', async () => undefined);
  const killed = await play('killed', async () => {
    await server.kill();
    await server.start();
  });
  console.log(`\nmessage  tier uninterrupted  tier with a kill after each message`);
  const differ: string[] = [];
  whole.forEach((decision, i) => {
    const other = killed[i];
    console.log(
      `${`${i + 1}`.padStart(7)}  ${`${decision.tier}`.padStart(18)}  ${`${other?.tier}`.padStart(35)}`,
    );
    if (!other || !isDeepStrictEqual(comparable(decision, 'whole'), comparable(other, 'killed')))
      differ.push(`message ${i + 1}: ${JSON.stringify(other)} instead of ${JSON.stringify(decision)}`);
  });
  if (Math.max(...whole.map((d) => d.tier)) < 4) differ.push('the run did not reach tier 4');
  const cases = new Set(casesOf(killed)).size;
  if (cases !== 1) differ.push(`${cases} cases instead of one`);
  return differ;
}

console.log(`Seed ${seed}`);
await using server = await serverUnderKill();
const lost = [...(await killUnderLoad(server)), ...(await stateIsNoProp(server))];
for (const line of lost.slice(0, 50)) console.error(line);
console.log(lost.length === 0 ? '\nNothing was lost.' : `\n${lost.length} things were lost.`);
process.exitCode = lost.length === 0 ? 0 : 1;
