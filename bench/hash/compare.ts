import { performance } from 'node:perf_hooks';
import { bytesToHex, HammingIndex, type Match, matchRadius } from '@khong-mot-minh/hashing';
import { hasFaiss, runFaiss } from './faiss.ts';
import { linearScan } from './linear-scan.ts';
import type { Sample } from './sample.ts';
import { type Times, timeEach } from './stopwatch.ts';

/** One line of the table of a sample. */
type Row = {
  'µs median': number;
  'µs p99': number;
  'µs processor': number;
  'bytes a hash': number;
  'build s': number;
  'same as comparing all': string;
  'our gain': string;
};

/** Prints our index, a linear scan and, where there is faiss, HMA's index over one sample. */
export function compare(sample: Sample, checked: number): void {
  const texts = sample.queries.map(bytesToHex);
  const start = performance.now();
  const index = HammingIndex.build(sample.hashes);
  const buildSeconds = (performance.now() - start) / 1000;
  const ours = timeEach(texts, 4, (text) => index.search(text, matchRadius));
  const someQueries = sample.queries.slice(0, checked);
  const truth: Match[][] = [];
  const scanTimes = timeEach(someQueries, 1, (query) =>
    truth.push(linearScan(sample.hashes, query, matchRadius)),
  );
  const answers = truth.map((_, at) => index.search(texts[at] ?? '', matchRadius));
  const rows: Record<string, Row> = {
    [`ours, ${index.memory.layout}`]: {
      ...rowOf(ours, index.memory.bytesPerHash, buildSeconds, ours),
      'same as comparing all': shareEqual(answers, truth),
    },
    'linear scan': { ...rowOf(scanTimes, 32, 0, ours), 'same as comparing all': 'itself' },
  };
  if (hasFaiss()) {
    const numbers = truth.map((matches) => matches.map(({ index }) => index).sort((a, b) => a - b));
    for (const { name, version, found, ...result } of runFaiss(sample, checked)) {
      rows[`${name}, faiss ${version}`] = {
        ...rowOf(result, result.bytesPerHash, result.buildSeconds, ours),
        'same as comparing all': shareEqual(found, numbers),
      };
    }
  }
  console.log(
    `\n${sample.name}, radius ${matchRadius}, one thread, ${texts.length} queries (${checked} checked)`,
  );
  console.table(rows);
  console.log(`Exact recall of planted hashes: ${recall(sample, texts, index)}`);
  changes(index, texts);
}

function rowOf(
  times: Times,
  bytesPerHash: number,
  buildSeconds: number,
  ours: Times,
): Omit<Row, 'same as comparing all'> {
  return {
    'µs median': round(times.median),
    'µs p99': round(times.p99),
    'µs processor': round(times.cpu),
    'bytes a hash': round(bytesPerHash),
    'build s': round(buildSeconds),
    'our gain': `${round(times.cpu / ours.cpu)} ×`,
  };
}

const round = (value: number): number => Number(value.toPrecision(3));

/** How many answers are equal, number by number. */
function shareEqual(answers: readonly unknown[], truth: readonly unknown[]): string {
  const equal = answers.filter((answer, at) => JSON.stringify(answer) === JSON.stringify(truth[at]));
  return `${equal.length} of ${truth.length}`;
}

/** Every query made from a hash of the sample finds it exactly when it is within the radius, at its distance. */
function recall({ planted }: Sample, texts: readonly string[], index: HammingIndex): string {
  let within = 0;
  let found = 0;
  let beyond = 0;
  for (const [at, plant] of planted.entries()) {
    if (!plant) continue;
    const hit = index
      .search(texts[at] ?? '')
      .some((match) => match.index === plant.index && match.distance === plant.distance);
    if (plant.distance <= matchRadius) {
      within++;
      if (hit) found++;
    } else if (hit) beyond++;
  }
  return `${found} of ${within}, and ${beyond} beyond the radius`;
}

/** What a withdrawal, additions and compaction cost. */
function changes(index: HammingIndex, texts: readonly string[]): void {
  const seconds = (run: () => unknown): number => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  };
  const some = texts.slice(0, 1000);
  const removing = seconds(() => {
    for (let number = 0; number < 1000; number++) index.remove(number);
  });
  const adding = seconds(() => {
    for (let round = 0; round < 10; round++) for (const text of some) index.add(text);
  });
  const { added, removed } = index.waiting;
  const searching = timeEach(some, 2, (text) => index.search(text, matchRadius));
  let file: Uint8Array = new Uint8Array();
  const compacting = seconds(() => {
    file = index.export({ tables: true });
  });
  const importing = seconds(() => HammingIndex.import(file));
  console.log(
    `Removing ${round(removing * 1000)} µs each, adding ${round((adding * 1e6) / added)} µs each; ` +
      `with ${added} added and ${removed} removed a search takes ${round(searching.median)} µs; ` +
      `compacting and exporting ${round(compacting)} s, importing ready tables ${round(importing)} s`,
  );
}
