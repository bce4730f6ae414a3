// `npm run tools -- exchange-sync`: the public `threatexchange` client syncs from a running demo, and must hold what we shared.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { appIdOf } from '@khong-mot-minh/connectors';
import { Bank, HashesProposed } from '@khong-mot-minh/contracts';
import { formulaPicture, must, platformClient, signIn } from '@khong-mot-minh/testing';
import { installClient, NoClient, type Synced, startClient } from './exchange/public-client.ts';
import { personOf, readDemo, type WalkDemo } from './walk/read-demo.ts';
import { expect, expectThat, WalkFailed } from './walk/walker.ts';

const NEWCOMERS = 5;

const usage = `Usage: npm run tools -- exchange-sync [-- --demo <file>] [--python <program>]
Installs the public threatexchange client in a folder of its own, syncs it from a running demo (npm start) by both
protocols, shares a hash, syncs, withdraws it, syncs, and compares, and has a client that begins anew with the same key
sync three times; then, five times, shares and withdraws a hash that no client was given, and does so again. What is synced is kept and indexed as
Hasher-Matcher-Actioner does it. Skips with a word where the client cannot be had.
  --demo     its demo.json; otherwise the one in DATA_DIR (./data)
  --python   a Python that has the client already, instead of installing it`;

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof NoClient) console.log(`Skipped: ${error.message}`);
  else if (error instanceof WalkFailed) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'string' },
      python: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
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
  const platform = platformClient(demo.baseUrl, demo.platform.key);
  const banks = Bank.array().parse(must(await platform.call('GET', '/v1/hashes/banks'), 200, 'The banks'));
  const bank = banks.find((b) => !b.takes && b.category !== 'KNOWN_HARMLESS');
  if (!bank)
    throw new WalkFailed('The demo has no bank for its platform yet; wait until it has started whole');
  await using installed = await installClient(values.python);
  const groups = banks.map((b) => b.number);
  const connection = {
    stopncii: `${demo.baseUrl}/x/stopncii/v1`,
    threatexchange: `${demo.baseUrl}/x/threatexchange`,
    key: demo.platform.key,
    token: `${appIdOf(demo.platform.id)}|${demo.platform.key}`,
    groups,
  };
  using client = startClient(installed.python, connection);
  const group = String(bank.number);
  const first = await client.sync();
  compare(first, group, 'The first sync');
  expect(first[group]?.length, bank.counts.shared, 'Hashes of the group');
  console.log(`First sync: ${told(first)}`);

  // Another picture each time: what was withdrawn once stays known as such.
  const picture = formulaPicture(2000 + (Math.floor(Date.now() / 1000) % 1_000_000));
  const id = await share(demo, bank.id, picture);
  const second = await client.sync();
  compare(second, group, 'The second sync');
  expectThat(second[group]?.includes(picture.pdq) === true, 'The shared hash did not arrive');
  console.log(`After sharing one more: ${told(second)}`);
  const near = turnBits(picture.pdq, 20);
  for (const name of [group, 'stopncii'])
    expect(await client.match(name, near), true, `A match 20 bits away in the client's index of ${name}`);
  console.log('Its index finds a picture 20 bits away');

  must(await platform.call('POST', `/v1/hashes/${id}/withdraw`, {}), 204, 'The withdrawal');
  const third = await client.sync();
  expect(third[group], first[group], 'After the withdrawal, the hashes of the group');
  expect(await client.match(group, near), false, 'A match after the withdrawal');
  const kept = third.stopncii?.includes(picture.pdq) === true;
  console.log(`After withdrawing it: ${told(third)}`);
  console.log(
    kept
      ? 'The client keeps a withdrawn StopNCII hash (it compares the hash, not its status): withdraw by threat_updates too'
      : 'The client drops a withdrawn StopNCII hash as well',
  );

  using again = startClient(installed.python, connection);
  for (const sync of ['first', 'second', 'third'])
    expectThat(
      !Object.values(await again.sync())
        .flat()
        .includes(picture.pdq),
      `A client that began anew with the key that had the hash was told it by its ${sync} sync`,
    );
  console.log('A client that began anew with the same key was told nothing of it, in three syncs');

  for (let round = 1; round <= NEWCOMERS; round++) {
    const unseen = formulaPicture(2_000_000 + (Math.floor(Date.now() / 1000) % 1_000_000) * 10 + round);
    const withdrawn = await share(demo, bank.id, unseen);
    must(await platform.call('POST', `/v1/hashes/${withdrawn}/withdraw`, {}), 204, 'The withdrawal');
    using newcomer = startClient(installed.python, connection);
    for (const [name, synced] of [
      ['first', await newcomer.sync()],
      ['second', await newcomer.sync()],
      ['third', await newcomer.sync()],
    ] as const)
      expectThat(
        !Object.values(synced).flat().includes(unseen.pdq),
        `Round ${round}: a client that began after a withdrawal was told the hash by its ${name} sync`,
      );
  }
  console.log(
    `${NEWCOMERS} clients that began after a withdrawal were told nothing of it, in three syncs each`,
  );
  return 0;
}

/** The same hash with some bits turned, spread over all of it. */
function turnBits(hash: string, count: number): string {
  const bytes = Buffer.from(hash, 'hex');
  for (let bit = 0; bit < count; bit += 1) {
    const at = (bit * 37) % 256;
    bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  }
  return bytes.toString('hex');
}

function told(synced: Synced): string {
  return Object.entries(synced)
    .map(([name, hashes]) => `${name} ${hashes.length}`)
    .join(', ');
}

/** Both protocols tell the same set: every group together is what the StopNCII interface gives. */
function compare(synced: Synced, group: string, what: string): void {
  const { stopncii = [], ...groups } = synced;
  expectThat((groups[group]?.length ?? 0) > 0, `${what} brought nothing`);
  const all = [...new Set(Object.values(groups).flat())].sort();
  expect(all, [...stopncii].sort(), `${what}, by both protocols`);
}

async function share(
  demo: WalkDemo,
  bank: string,
  picture: ReturnType<typeof formulaPicture>,
): Promise<string> {
  const platform = platformClient(demo.baseUrl, demo.platform.key);
  const hashes = [{ ...picture, kind: 'photo' }];
  const proposed = await platform.call('POST', '/v1/hashes', { bank, hashes });
  const [hash] = HashesProposed.parse(must(proposed, 201, 'The proposal')).hashes;
  if (!hash) throw new WalkFailed('The proposal has no id');
  const desk = await signIn(demo.baseUrl, personOf(demo, 'helpline', 1));
  const review = { decision: 'share', hashes: [hash.id] };
  must(await desk.call('POST', `/v1/banks/${bank}/review`, review), 200, 'The review');
  return hash.id;
}
