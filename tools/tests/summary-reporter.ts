// A reporter for `node --test` beside the readable one: one JSON line for what run-node-tests.ts counts.

type TestEvent = { type: string; data: Record<string, unknown> };

/** Keeps the final summary, and files that passed without holding a test (Node counts such a file as one). */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.nesting === 0 && data.entryFile === undefined && isOwnFile(data)) {
      yield `${JSON.stringify({ empty: data.name })}\n`;
    } else if (type === 'test:summary' && data.file === undefined) {
      yield `${JSON.stringify({ counts: data.counts })}\n`;
    }
  }
}

const isOwnFile = ({ name, file }: Record<string, unknown>): boolean =>
  typeof name === 'string' &&
  typeof file === 'string' &&
  file.replaceAll('\\', '/').endsWith(name.replaceAll('\\', '/'));
