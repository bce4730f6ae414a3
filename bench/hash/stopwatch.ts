import process from 'node:process';

/** Wall time of single calls and processor time of all, in microseconds. */
export type Times = { median: number; p99: number; cpu: number };

/** The fastest of some rounds over all inputs: other work on the machine only ever adds time. */
export function timeEach<T>(inputs: readonly T[], rounds: number, run: (input: T) => unknown): Times {
  const all = Array.from({ length: rounds }, () => timeRound(inputs, run));
  const best = (pick: (times: Times) => number): number => Math.min(...all.map(pick));
  return { median: best((t) => t.median), p99: best((t) => t.p99), cpu: best((t) => t.cpu) };
}

function timeRound<T>(inputs: readonly T[], run: (input: T) => unknown): Times {
  const before = process.cpuUsage();
  const each = inputs.map((input) => {
    const start = process.hrtime.bigint();
    run(input);
    return Number(process.hrtime.bigint() - start) / 1e3;
  });
  const used = process.cpuUsage(before);
  const sorted = each.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), cpu: (used.user + used.system) / inputs.length };
}
