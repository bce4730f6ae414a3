import { randomUUID } from 'node:crypto';
import type { MayKnow, ReportInput, SealedContent } from '@khong-mot-minh/contracts';
import { HARMS } from '@khong-mot-minh/contracts/codes';
import { currentProvince } from '@khong-mot-minh/contracts/rules';
import {
  appendCaseEvent,
  type CaseRecord,
  insertCase,
  insertReport,
  insertSealed,
  listTeams,
  namesEndedKey,
  type Sql,
  type TeamRow,
} from '@khong-mot-minh/database';
import {
  deriveReceiptKeys,
  generateKeyPair,
  generateReceipt,
  keyIdOf,
  lockPrivateKey,
  newContentId,
  seal,
} from '@khong-mot-minh/sealing';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import type { Place } from '../limits/queue-shares.ts';
import { queuedArgon2 } from '../limits/queued-argon2.ts';
import { toHour, toMinute } from '../platform/hour.ts';

export type Submitted = { receipt: string } | 'unknown-team' | 'door-closed' | 'wrong-recipient' | 'id-taken';

/** How urgent a report is before anybody has read it: what the reporter said, never a guess about the text. */
const firstTier = ({ category, dangerNow }: Pick<ReportInput, 'category' | 'dangerNow'>): number =>
  dangerNow ? 5 : HARMS[category].reportTier;

/** Receives a report: sealed content, its case and the receipt's keys commit together, and then the receipt is given. */
export async function submitReport(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'hashes' | 'jurisdiction' | 'metrics' | 'now' | 'record' | 'vault'>,
  input: ReportInput,
  place: Place,
  save: SaveAnswer = async () => undefined,
): Promise<Submitted> {
  const teams = await deps.db.tx({ kind: 'public' }, ({ sql }) => listTeams(sql, deps.now()));
  const team = teams.find((t) => t.id === input.team && t.takesReports);
  if (!team) return 'unknown-team';
  if (!team.goLiveSigned || !team.onDuty) return 'door-closed';
  const content = await contentOf(input, team);
  if (!content.sealed.to.some((e) => e.keyId === team.keyId)) return 'wrong-recipient';
  // A key that a rotation ended opens nothing new, not even beside the present one.
  const ended = await deps.db.tx({ kind: 'public' }, ({ sql }) => namesEndedKey(sql, content.sealed.to));
  if (ended) return 'wrong-recipient';
  for (let attempt = 0; ; attempt++) {
    const result = await store(deps, input, team, content, place, save);
    // A locator has 30 bits, so now and then one is taken; another is drawn.
    if (result !== 'locator-taken') return result;
    if (attempt > 4) throw new Error('Five receipts in a row had a taken locator');
  }
}

/** Who names a province of before reaches the one that it went into; another place is kept as it was said. */
const provinceOf = ({ jurisdiction }: Pick<Deps, 'jurisdiction'>, said: string | undefined) =>
  said === undefined ? undefined : (currentProvince(jurisdiction.provinces, said)?.id ?? said);

async function contentOf(input: ReportInput, team: TeamRow): Promise<SealedContent> {
  if ('sealed' in input) return input.sealed;
  const id = newContentId();
  return { id, sealed: await seal({ kind: 'report', id, text: input.text, to: [team] }) };
}

async function store(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'hashes' | 'jurisdiction' | 'metrics' | 'now' | 'record' | 'vault'>,
  input: ReportInput,
  team: TeamRow,
  content: SealedContent,
  place: Place,
  save: SaveAnswer,
) {
  const receipt = generateReceipt();
  const [{ verifier, unwrapKey }, pair] = await Promise.all([
    deriveReceiptKeys(receipt, queuedArgon2(deps.hashes, 'report')),
    generateKeyPair(),
  ]);
  const [keyId, locked] = await Promise.all([
    keyIdOf(pair.publicKey),
    lockPrivateKey(pair.privateKey, unwrapKey),
  ]);
  const now = deps.now();
  const reportId = randomUUID();
  const insert = (share: number) => {
    const record = newCase(input, team, toMinute(now), share);
    return deps.db.tx({ kind: 'public', locator: receipt.locator }, async ({ sql }) => {
      await insertCase(sql, record);
      await insertReport(sql, {
        id: reportId,
        caseId: record.id,
        teamId: team.id,
        locator: receipt.locator,
        verifierMac: deps.vault.verifierMac(Buffer.from(verifier, 'base64url')),
        reporterKeyId: keyId,
        reporterPublicKey: pair.publicKey,
        reporterLockedKey: locked,
        ageBand: input.ageBand,
        province: provinceOf(deps, input.province),
        help: input.help,
        mayKnow: mayKnowOf(input.mayKnow),
        receivedHour: toHour(now),
      });
      await openedEvent(sql, record);
      const stored = await insertSealed(sql, deps.caseKeys, record.id, {
        id: content.id,
        kind: 'report',
        sender: 'reporter',
        sealed: content.sealed,
        at: record.openedAt,
      });
      if (!stored) throw new IdTaken();
      await deps.record(sql, 'report.received', { kind: 'public' }, [reportId, content.id]);
      await deps.record(sql, 'case.opened', { kind: 'public' }, [record.id]);
      await save(sql, 201, { receipt: receipt.text });
      return { receipt: receipt.text };
    });
  };
  const result = await place(insert).catch((error: { code?: string; constraint?: string }) => {
    if (error instanceof IdTaken) return 'id-taken' as const;
    if (error.code === '23505' && String(error.constraint).includes('locator'))
      return 'locator-taken' as const;
    throw error;
  });
  if (typeof result === 'object') {
    deps.metrics.reports.inc({ sealed: 'sealed' in input ? 'device' : 'arrival' });
    deps.metrics.casesOpened.inc({ origin: 'report' });
  }
  return result;
}

class IdTaken extends Error {}

// The team that reads always knows; the ladder says who else may.
const mayKnowOf = (chosen: readonly MayKnow[]): MayKnow[] => [...new Set<MayKnow>(['team', ...chosen])];

const newCase = (input: ReportInput, team: TeamRow, at: Date, share: number): CaseRecord => ({
  id: randomUUID(),
  org: team.org,
  team: team.id,
  origin: 'report',
  status: 'open',
  tier: firstTier(input),
  dangerNow: input.dangerNow,
  category: input.category,
  subject: null,
  affectedChild: null,
  assignee: null,
  unread: true,
  share,
  aside: false,
  wasRead: false,
  peers: null,
  otherCategory: null,
  closedReason: null,
  openedAt: at,
  updatedAt: at,
  version: 1,
});

const openedEvent = (sql: Sql, c: CaseRecord) =>
  appendCaseEvent(sql, c.id, {
    version: 1,
    type: 'opened',
    at: c.openedAt,
    org: null,
    person: null,
    detail: { origin: c.origin, tier: c.tier, category: c.category, dangerNow: c.dangerNow },
  });
