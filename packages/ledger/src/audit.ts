import { mostBatches } from './batch-rule.ts';
import { decodeEntry, type LedgerEntry } from './ledger-entry.ts';
import { decodeLeaf } from './log-leaf.ts';
import { type LogReader, readEntries } from './log-reader.ts';
import { secondsOf, timeOf } from './log-time.ts';
import type { BatchEnd } from './open-entry.ts';
import { type Opening, opensLeaf } from './sealed-leaf.ts';
import { tileWidth } from './tile-path.ts';

/** Something that an auditor has to ask about; `index` is the leaf, where there is one. */
export type AuditFinding = {
  kind: 'unopened' | 'wrong-opening' | 'bad-entry' | 'dropped' | 'twice' | 'backdated' | 'postdated' | 'late';
  why: string;
  index?: number;
};

/** How many leaves were opened, and what does not hold among them. */
export type Audit = { acts: number; padding: number; batches: number; findings: AuditFinding[] };

/** `at` in seconds: of an act with a hidden place the second, else as the entry says it. */
type Act = { number: number; index: number; at: number; entry: LedgerEntry };

/** A clock may be set by so many seconds, and a transaction may take so long between its act and its commit. */
const TOLERANCE = 120;
const HOUR = 3600;

/**
 * Opens every sealed leaf of a log that `verify` has found whole, and looks for what was left out or dated wrongly:
 * numbers without a gap from the first on, times that go forward with the numbers, none after its batch, and none in
 * a later batch than the growth rule allows.
 */
export async function auditLog(
  log: LogReader,
  size: number,
  openings: ReadonlyMap<number, Opening>,
): Promise<Audit> {
  const audit: Audit = { acts: 0, padding: 0, batches: 0, findings: [] };
  const acts: Act[] = [];
  let batch: Act[] = [];
  for await (const [index, bytes] of leavesOf(log, size)) {
    const leaf = decodeLeaf(bytes);
    if (!leaf.ok) continue;
    if ('sealed' in leaf.entry) {
      const act = openLeaf(audit, index, bytes, openings.get(index));
      if (act) batch.push(act);
    } else if (leaf.entry.act === 'batch.published') {
      audit.batches++;
      checkBatch(audit, batch, leaf.entry);
      acts.push(...batch);
      batch = [];
    }
  }
  audit.acts = acts.length;
  checkOrder(
    audit,
    acts.toSorted((a, b) => a.number - b.number),
  );
  return audit;
}

async function* leavesOf(log: LogReader, size: number): AsyncGenerator<[number, Uint8Array]> {
  for (let index = 0; index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    const entries = await readEntries(log, { level: 'entries', index, width });
    for (const [i, entry] of entries.entries()) yield [index * tileWidth + i, entry];
  }
}

function openLeaf(
  audit: Audit,
  index: number,
  leaf: Uint8Array,
  opening: Opening | undefined,
): Act | undefined {
  const find = (kind: AuditFinding['kind'], why: string) => void audit.findings.push({ kind, why, index });
  if (!opening) return find('unopened', `leaf ${index} was not opened`);
  if (!opensLeaf(opening, leaf)) return find('wrong-opening', `leaf ${index} is not what was shown for it`);
  if (opening.entry === undefined) {
    audit.padding++;
    return undefined;
  }
  const decoded = decodeEntry(opening.entry);
  if (!decoded.ok) return find('bad-entry', `leaf ${index} holds no act: ${decoded.why}`);
  const { entry } = decoded;
  const told = secondsOf(entry.at);
  if (!('place' in opening)) return { number: opening.number, index, at: told, entry };
  const { number, seconds } = opening.place;
  // Its parties read the hour alone, so it has to be the hour of the second that auditors read.
  if (told !== Math.floor(seconds / HOUR) * HOUR)
    return find('bad-entry', `leaf ${index} tells its parties ${entry.at}, auditors ${timeOf(seconds)}`);
  return { number, index, at: seconds, entry };
}

/** Times of reporters are written down to the hour, so they count from its end where "late" is asked. */
const isRounded = ({ actor }: LedgerEntry): boolean => actor === 'public';

function checkBatch(audit: Audit, acts: readonly Act[], mark: BatchEnd): void {
  const published = secondsOf(mark.at);
  for (const { number, index, at } of acts) {
    // A batch that is due at nine holds acts up to the moment at which it is really made.
    if (at > published + mark.every + TOLERANCE)
      audit.findings.push({
        kind: 'postdated',
        index,
        why: `act ${number} of ${timeOf(at)} is in the batch of ${mark.at}`,
      });
    if (published > at + HOUR + mostBatches * mark.every)
      audit.findings.push({
        kind: 'late',
        index,
        why: `act ${number} of ${timeOf(at)} waited for the batch of ${mark.at}`,
      });
  }
}

function checkOrder(audit: Audit, acts: readonly Act[]): void {
  let expected = 1;
  let newest = 0;
  for (const { number, index, at, entry } of acts) {
    if (number < expected)
      audit.findings.push({ kind: 'twice', index, why: `act ${number} stands in a second leaf` });
    if (number > expected) {
      const missing =
        number - expected === 1 ? `act ${expected} is` : `acts ${expected} to ${number - 1} are`;
      audit.findings.push({ kind: 'dropped', index, why: `${missing} in no leaf` });
    }
    const least = newest - TOLERANCE;
    if (at < (isRounded(entry) ? Math.floor(least / HOUR) * HOUR : least))
      audit.findings.push({
        kind: 'backdated',
        index,
        why: `act ${number} says ${timeOf(at)}, acts before it are newer`,
      });
    newest = Math.max(newest, at);
    expected = Math.max(expected, number + 1);
  }
}
