import type { Protection, Restriction } from '../openapi-types.ts';

/** What was last known of an account: the value of each protection, and until when new contacts are limited. */
export type KnownAccount = {
  protections: ReadonlyMap<string, Protection['value']>;
  restrictedUntilMs: number;
  /** Until when the conversation with another account is stopped, by that account. */
  stoppedUntilMs: ReadonlyMap<string, number>;
  timeZone?: string | undefined;
};

export type AccountCacheOptions = {
  /** Accounts kept at most; the one that was needed longest ago goes first. */
  limit: number;
  /** What is older is asked for again when the account is seen. */
  refreshMs: number;
  /** What is older counts for nothing: the account is as unknown as any other. */
  maxAgeMs: number;
  now(): Date;
  pull(id: string): Promise<{ protections: readonly Protection[]; restrictions: readonly Restriction[] }>;
};

export type AccountCache = {
  known(id: string): KnownAccount | undefined;
  /** Takes part of what is known from an answer that passed by; nothing is kept before protections are. */
  note(
    id: string,
    part: {
      protections?: readonly Protection[];
      restrictions?: readonly Restriction[];
      timeZone?: string | undefined;
    },
  ): void;
  /** Asks for what is missing or old, in the background; resolves when these were answered, whatever came of it. */
  follow(ids: Iterable<string>): Promise<void>;
  /** Something changed: asks again, where the account is kept. */
  changed(id: string): Promise<void>;
  forget(id: string): void;
  readonly size: number;
};

// So that a batch of a thousand strangers does not become a thousand requests at once.
const AT_ONCE = 4;

type Entry = KnownAccount & { atMs: number };

const stopsOf = (restrictions: readonly Restriction[]): Map<string, number> =>
  new Map(
    restrictions.flatMap((r) => (r.with === undefined ? [] : [[r.with, Date.parse(r.until)] as const])),
  );

/** The last known protections of accounts, in memory and bounded. A looser value that still waits is not kept. */
export function createAccountCache({
  limit,
  refreshMs,
  maxAgeMs,
  now,
  pull,
}: AccountCacheOptions): AccountCache {
  const entries = new Map<string, Entry>();
  const pending = new Map<string, Promise<void>>();
  const line: (() => Promise<void>)[] = [];
  let running = 0;

  const keep = (id: string, entry: Entry): void => {
    entries.delete(id);
    entries.set(id, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= limit) break;
      entries.delete(oldest);
    }
  };
  const note: AccountCache['note'] = (id, { protections, restrictions, timeZone }) => {
    const before = entries.get(id);
    const values = protections ? new Map(protections.map((p) => [p.key, p.value])) : before?.protections;
    if (values === undefined) return;
    keep(id, {
      protections: values,
      restrictedUntilMs: restrictions
        ? Math.max(
            0,
            ...restrictions.filter((r) => r.with === undefined).map(({ until }) => Date.parse(until)),
          )
        : (before?.restrictedUntilMs ?? 0),
      stoppedUntilMs: restrictions ? stopsOf(restrictions) : (before?.stoppedUntilMs ?? new Map()),
      timeZone: timeZone ?? before?.timeZone,
      atMs: protections ? now().getTime() : (before?.atMs ?? 0),
    });
  };
  const work = (): void => {
    while (running < AT_ONCE) {
      const next = line.shift();
      if (!next) return;
      running++;
      void next().finally(() => {
        running--;
        work();
      });
    }
  };
  const ask = (id: string): Promise<void> => {
    const known = pending.get(id);
    if (known) return known;
    // A flood of new accounts waits its turn only as far as the cache could hold them.
    if (line.length >= limit) return Promise.resolve();
    const asking = new Promise<void>((done) => {
      line.push(() =>
        pull(id)
          // What is known stays when nobody answers: that is what it is kept for.
          .then(
            (answer) => note(id, answer),
            () => undefined,
          )
          .finally(() => {
            pending.delete(id);
            done();
          }),
      );
    });
    pending.set(id, asking);
    work();
    return asking;
  };
  const ageOf = (id: string): number => now().getTime() - (entries.get(id)?.atMs ?? Number.NEGATIVE_INFINITY);

  return {
    known(id) {
      const entry = entries.get(id);
      if (!entry || now().getTime() - entry.atMs > maxAgeMs) return undefined;
      entries.delete(id);
      entries.set(id, entry);
      return entry;
    },
    note,
    async follow(ids) {
      await Promise.all([...new Set(ids)].filter((id) => ageOf(id) > refreshMs).map(ask));
    },
    async changed(id) {
      if (entries.has(id)) await ask(id);
    },
    forget: (id) => void entries.delete(id),
    get size() {
      return entries.size;
    },
  };
}
