import { SEEN_WITHIN_MINUTES } from '@khong-mot-minh/contracts';
import {
  countDeadJobs,
  countLateCalls,
  countSeenCalls,
  countUnreadReports,
  type Database,
  type DoorState,
  databaseTime,
  lastCheckpoints,
  readClockSighting,
  readDoors,
  readSchemaState,
} from '@khong-mot-minh/database';
import { listUnreviewed } from '../membership/index.ts';
import { doubtOf } from '../platform/clock-rule.ts';
import { caseKeyFoldersOf } from '../platform/open-case-keys.ts';
import { countChannels } from '../urgent/index.ts';
import { checkCaseKeys } from './check-case-keys.ts';
import { checkLedger } from './check-ledger.ts';
import { checkBackups, checkDisk, checkNode, checkRights } from './check-machine.ts';
import { attention, type Finding, ok } from './finding.ts';

export type HealthInput = {
  db: Database;
  dataDir: string;
  /** As configured; two folders in the data folder otherwise. */
  caseKeyFolders?: readonly string[] | undefined;
  now: Date;
  vkey?: string | undefined;
};

// Somebody is on duty whenever the door is open, so a report that waits longer than this was overlooked.
const UNREAD_MS = 4 * 3600_000;
const CLOCK_MS = 5_000;

/** Everything that can be seen of a system from its database and its folder. Asks a lot and changes nothing. */
export async function checkHealth(input: HealthInput): Promise<Finding[]> {
  const { db, dataDir, now, vkey } = input;
  const machine = [
    checkNode(process.versions.node),
    await checkDisk(dataDir),
    await checkBackups(dataDir, now),
    await checkRights(dataDir),
  ];
  const schema = await checkSchema(db);
  // An older schema may lack what the other questions ask for.
  if (schema.state !== 'ok') return [schema, ...machine];
  return [
    schema,
    await checkLedger(db, now, vkey),
    await checkClock(db, now),
    await checkDestruction(db),
    ...(await checkDoors(db, now)),
    ...(await checkReviewers(db)),
    await checkReports(db, now),
    ...(await checkCalls(db, now)),
    await checkPaging(db),
    await checkJobs(db),
    ...(await checkCaseKeys(db, caseKeyFoldersOf(input))),
    ...machine,
  ];
}

async function checkSchema(db: Database): Promise<Finding> {
  const { applied, waiting, unknown } = await readSchemaState(db);
  if (unknown.length > 0) return attention('database.newer', { names: unknown.join(', ') });
  if (waiting.length > 0) return attention('database.behind', { count: waiting.length });
  return ok('database.ok', { kind: db.kind === 'postgres' ? 'PostgreSQL' : 'PGlite', count: applied.length });
}

/** A clock that lies before the last checkpoint, or beside the database's own, dates acts wrongly. */
async function checkClock(db: Database, now: Date): Promise<Finding> {
  const { theirs, last } = await db.tx({ kind: 'system' }, async ({ sql }) => ({
    theirs: await databaseTime(sql),
    last: (await lastCheckpoints(sql))[0]?.madeAt,
  }));
  const beside = Math.abs(theirs.getTime() - now.getTime());
  const behind = last ? last.getTime() - now.getTime() : 0;
  const offMs = Math.max(beside, behind);
  return offMs > CLOCK_MS ? attention('clock.off', { offMs }) : ok('clock.ok');
}

/** Whether the server holds back what is due, as it wrote down when it looked at its clock last. */
async function checkDestruction(db: Database): Promise<Finding> {
  const seen = await db.tx({ kind: 'system' }, ({ sql }) => readClockSighting(sql));
  const doubt = seen && doubtOf(seen);
  if (!doubt) return ok('destruction.ok');
  if (doubt.why === 'apart') return attention('destruction.apart', { apartMs: Math.abs(doubt.apartMs) });
  return attention('destruction.gap', {
    fromAt: doubt.from.toISOString(),
    toAt: doubt.to.toISOString(),
    untilAt: doubt.until.toISOString(),
  });
}

async function checkDoors(db: Database, now: Date): Promise<Finding[]> {
  const doors = await db.tx({ kind: 'system' }, ({ sql }) => readDoors(sql, now));
  return doors.length === 0 ? [attention('door.none')] : doors.flatMap(doorFindings);
}

function doorFindings({ team, signed, until, there, next, holders }: DoorState): Finding[] {
  if (holders === 0) return [attention('door.no-holder', { team })];
  if (!signed) return [attention('door.unsigned', { team })];
  // A forgotten unlock phrase would then lose every report of the team for good.
  const alone = holders === 1 ? [attention('door.one-holder', { team })] : [];
  if (until && !there)
    return [attention('door.unattended', { team, untilAt: until.toISOString() }), ...alone];
  if (until) return [ok('door.open', { team, untilAt: until.toISOString() }), ...alone];
  if (next) return [attention('door.closed', { team, nextAt: next.toISOString() }), ...alone];
  return [attention('door.closed-for-good', { team }), ...alone];
}

/** Whom one person switches off would stay out until somebody at the server's keyboard lets them in. */
async function checkReviewers(db: Database): Promise<Finding[]> {
  const alone = await db.tx({ kind: 'system' }, ({ sql }) => listUnreviewed(sql));
  if (alone.length === 0) return [ok('access.ok')];
  return alone.map(({ name }) => attention('access.no-reviewer', { organisation: name }));
}

async function checkReports(db: Database, now: Date): Promise<Finding> {
  const { count, oldest } = await db.tx({ kind: 'system' }, ({ sql }) => countUnreadReports(sql));
  if (!oldest) return ok('reports.none');
  const ageMs = Math.max(0, now.getTime() - oldest.getTime());
  return ageMs > UNREAD_MS
    ? attention('reports.waiting', { count, ageMs })
    : ok('reports.new', { count, ageMs });
}

/** Danger that nobody has seen in time, and danger that somebody has seen and nobody has: neither is in anybody's hands. */
async function checkCalls(db: Database, now: Date): Promise<Finding[]> {
  const before = new Date(now.getTime() - SEEN_WITHIN_MINUTES * 60_000);
  const { late, seen } = await db.tx({ kind: 'system' }, async ({ sql }) => ({
    late: await countLateCalls(sql, before),
    seen: await countSeenCalls(sql),
  }));
  const tell = (code: 'urgent.waiting' | 'urgent.seen-only', found: typeof late) =>
    found.oldest
      ? [
          attention(code, {
            count: found.count,
            ageMs: Math.max(0, now.getTime() - found.oldest.getTime()),
          }),
        ]
      : [];
  const findings = [...tell('urgent.waiting', late), ...tell('urgent.seen-only', seen)];
  return findings.length > 0 ? findings : [ok('urgent.none')];
}

async function checkPaging(db: Database): Promise<Finding> {
  const { all, failing } = await db.tx({ kind: 'system' }, ({ sql }) => countChannels(sql));
  if (failing > 0) return attention('paging.failing', { count: failing });
  return ok(all === 0 ? 'paging.none' : 'paging.ok', { count: all });
}

async function checkJobs(db: Database): Promise<Finding> {
  const count = await db.tx({ kind: 'system' }, ({ sql }) => countDeadJobs(sql), 'kmm_jobs');
  return count > 0 ? attention('jobs.failed', { count }) : ok('jobs.ok');
}
