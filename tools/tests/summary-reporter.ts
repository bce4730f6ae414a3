// A reporter for `node --test` beside the readable one: one JSON line for each thing that run-node-tests.ts reads.

type TestEvent = { type: string; data: Record<string, unknown> };

/** A line that the reporter writes: a file without tests, what a file took, what all files came to. */
export type SummaryLine =
  | { empty: string }
  | { file: string; ms: number }
  | { counts: { passed: number; failed: number; cancelled: number; skipped: number } };

/**
 * Keeps the final summary, how long each file took, and files that passed without holding a test (Node counts such a
 * file as one).
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.nesting === 0 && data.entryFile === undefined && isOwnFile(data)) {
      yield `${JSON.stringify({ empty: data.name })}\n`;
    } else if (type === 'test:summary' && data.file === undefined) {
      yield `${JSON.stringify({ counts: data.counts })}\n`;
    } else if (type === 'test:summary') {
      yield `${JSON.stringify({ file: data.file, ms: data.duration_ms })}\n`;
    }
  }
}

const isOwnFile = ({ name, file }: Record<string, unknown>): boolean =>
  typeof name === 'string' &&
  typeof file === 'string' &&
  file.replaceAll('\\', '/').endsWith(name.replaceAll('\\', '/'));
