import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import type { PlatformEvent } from './openapi-types.ts';
import type { EventStore } from './outage/event-store.ts';

type Line = { put: PlatformEvent } | { remove: string };

// Lines that are no longer needed before the file is written anew.
const COMPACT_AFTER = 1000;

/**
 * Keeps waiting events in a file that only its owner can read (mode 600), one line a change; a line that a crash cut
 * off is skipped. For one process; whoever has several gives each a file of its own.
 *
 * @example
 * const store = createFileStore('/var/lib/my-platform/waiting-events.jsonl');
 */
export function createFileStore(path: string): EventStore {
  const waiting = new Map<string, PlatformEvent>();
  let dead = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inLine = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const write = (line: Line) => appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  const compact = async (): Promise<void> => {
    const lines = [...waiting.values()].map((put) => `${JSON.stringify({ put })}\n`);
    await writeFile(`${path}.new`, lines.join(''), { mode: 0o600 });
    await rename(`${path}.new`, path);
    dead = 0;
  };
  return {
    load: () =>
      inLine(async () => {
        const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return '';
          throw error;
        });
        waiting.clear();
        for (const line of text.split('\n')) {
          const read = readLine(line);
          if (read && 'put' in read) waiting.set(read.put.id, read.put);
          else if (read) waiting.delete(read.remove);
        }
        await compact();
        return [...waiting.values()];
      }),
    put: (event) =>
      inLine(async () => {
        waiting.set(event.id, event);
        await write({ put: event });
      }),
    remove: (id) =>
      inLine(async () => {
        if (!waiting.delete(id)) return;
        dead += 2;
        // The last one takes the text of all with it.
        if (waiting.size === 0 || dead > COMPACT_AFTER) await compact();
        else await write({ remove: id });
      }),
  };
}

function readLine(line: string): Line | undefined {
  if (line === '') return undefined;
  try {
    // `as`: whole lines of this file were written above.
    return JSON.parse(line) as Line;
  } catch {
    // Cut off by the crash: the event was not acknowledged as waiting.
    return undefined;
  }
}
