import type {
  OpenedThread,
  ReportStatus,
  SealedContent,
  SealedThread,
  ThreadAuthor,
} from '@khong-mot-minh/contracts';
import {
  type CaseRecord,
  findCase,
  findReportByLocator,
  findVerifierMac,
  insertSealed,
  listAuthors,
  listReferrals,
  listSealed,
  listTeams,
  namesEndedKey,
  type ReportRow,
  type SealedRow,
  type Sql,
  type TeamRow,
  type Tx,
} from '@khong-mot-minh/database';
import {
  deriveReceiptKeys,
  newContentId,
  open,
  parseReceipt,
  SealError,
  seal,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { queuedArgon2 } from '../limits/queued-argon2.ts';
import { toHour, toMinute } from '../platform/hour.ts';
import { equalBytes } from '../secrets.ts';
import { append } from './append.ts';
import { offeredTeam, teamOfCase } from './case-team.ts';
import { readThreadReaders } from './thread-readers.ts';
import { whoHears } from './who-hears.ts';
import { withdrawalView } from './withdrawal-view.ts';

/** What a reporter shows: locator and verifier, and the unwrap key if the receipt itself was sent. */
export type Shown = { locator: string; verifier: string; unwrapKey?: Uint8Array };

export type NotOpened = 'bad-check' | 'unknown';

export async function fromReceipt(
  { hashes }: Pick<Deps, 'hashes'>,
  text: string,
): Promise<Shown | 'bad-check'> {
  const parsed = parseReceipt(text);
  if (!parsed.ok) return 'bad-check';
  const { verifier, unwrapKey } = await deriveReceiptKeys(parsed.receipt, queuedArgon2(hashes, 'receipt'));
  return { locator: parsed.receipt.locator, verifier, unwrapKey };
}

type Thread = { report: ReportRow; record: CaseRecord; tx: Tx };

/** Runs `fn` on the report that the verifier proves; an unknown locator takes the same way to its refusal. */
export async function withReport<T>(
  deps: Pick<Deps, 'db' | 'vault'>,
  shown: Shown,
  fn: (thread: Thread) => Promise<T>,
): Promise<T | 'unknown'> {
  const mac = deps.vault.verifierMac(Buffer.from(shown.verifier, 'base64url'));
  return deps.db.tx({ kind: 'public', locator: shown.locator }, async (tx) => {
    if (!equalBytes(await findVerifierMac(tx.sql, shown.locator), mac)) return 'unknown';
    const report = await findReportByLocator(tx.sql, shown.locator);
    // Locked: two messages of one reporter, or a message and an officer's act, come one after the other.
    const record = report ? await findCase(tx.sql, report.caseId, true) : undefined;
    return report && record ? fn({ report, record, tx }) : 'unknown';
  });
}

const reporter = { kind: 'public' } as const;

function statusOf(record: CaseRecord, messages: readonly SealedRow[]): ReportStatus {
  switch (record.status) {
    case 'open':
      return 'received';
    case 'taken':
    case 'closing':
      return messages.some((m) => m.sender === 'team') ? 'verifying' : 'collecting';
    case 'referred':
      return 'coordinating';
    case 'closed':
      return 'closed';
  }
}

const forReporter = (rows: readonly SealedRow[], keyId: string): SealedRow[] =>
  rows.flatMap((row) => {
    const to = row.sealed.to.filter((envelope) => envelope.keyId === keyId);
    return to.length ? [{ ...row, sealed: { ...row.sealed, to } }] : [];
  });

type Loaded = {
  head: Omit<SealedThread, 'reporterKey' | 'teamKey' | 'alsoSealFor' | 'messages'>;
  report: ReportRow;
  messages: SealedRow[];
  authors: ReadonlyMap<string, ThreadAuthor>;
  teamKey: SealedThread['teamKey'];
  alsoSealFor: SealedThread['alsoSealFor'];
};

/** The team to which the case is on offer: a message that comes meanwhile is sealed for it too, or it would be lost. */
async function offeredTo(sql: Sql, record: CaseRecord, teams: readonly TeamRow[]): Promise<TeamRow[]> {
  const offered = offeredTeam(teams, await listReferrals(sql, record.id));
  return offered ? [offered] : [];
}

/** The teams for which a new message is sealed: the one that works on the case now, and one to which it is on offer. */
async function teamsToSealFor(sql: Sql, record: CaseRecord, now: Date): Promise<TeamRow[]> {
  const teams = await listTeams(sql, now);
  const team = teamOfCase(teams, record);
  return [...(team ? [team] : []), ...(await offeredTo(sql, record, teams))];
}

function load(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
): Promise<Loaded | 'unknown'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    const rows = await listSealed(sql, deps.caseKeys, record.id);
    const teams = await listTeams(sql, deps.now());
    const team = teamOfCase(teams, record);
    await deps.record(sql, 'receipt.opened', reporter, [report.id]);
    return {
      report,
      // Whoever holds the phone sees nothing either.
      messages: report.withdrawn ? [] : forReporter(rows, report.reporterKey.keyId),
      authors: await listAuthors(sql, record.id),
      teamKey: { keyId: team?.keyId ?? '', publicKey: team?.publicKey ?? '' },
      alsoSealFor: (await offeredTo(sql, record, teams)).map(({ keyId, publicKey }) => ({
        keyId,
        publicKey,
      })),
      head: {
        ...(await readThreadReaders(sql, record, report, teams)),
        ...(await whoHears(sql, record, teams)),
        status: statusOf(record, rows),
        dangerNow: record.dangerNow,
        ...(record.aside && { aside: true }),
        ...(await withdrawalView(sql, report, deps.now())),
        ...(record.status === 'closed' && record.closedReason && { closedReason: record.closedReason }),
      },
    };
  });
}

/** From which side a message is, and from which organisation on the team's. */
function authorOf(row: SealedRow, authors: Loaded['authors']) {
  if (row.sender === 'reporter') return { from: 'reporter' as const };
  const by = authors.get(row.id);
  return { from: 'team' as const, ...(by && { by }) };
}

/** The thread for a client that keeps the secret: everything stays sealed. */
export async function openSealed(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
): Promise<SealedThread | 'unknown'> {
  const loaded = await load(deps, shown);
  if (loaded === 'unknown') return loaded;
  return {
    ...loaded.head,
    reporterKey: loaded.report.reporterKey,
    teamKey: loaded.teamKey,
    alsoSealFor: loaded.alsoSealFor,
    messages: loaded.messages.map((m) => ({
      id: m.id,
      ...authorOf(m, loaded.authors),
      at: toHour(m.at).toISOString(),
      sealed: m.sealed,
    })),
  };
}

/** The thread for a page without JavaScript: opened in memory with the receipt that was just typed. */
export async function openPlain(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'hashes' | 'now' | 'record' | 'vault'>,
  receipt: string,
): Promise<OpenedThread | NotOpened> {
  const shown = await fromReceipt(deps, receipt);
  if (shown === 'bad-check') return shown;
  const loaded = await load(deps, shown);
  if (loaded === 'unknown' || !shown.unwrapKey) return 'unknown';
  const { keyId, locked } = loaded.report.reporterKey;
  const privateKey = await unlockPrivateKey(locked, shown.unwrapKey);
  const messages = await Promise.all(
    loaded.messages.map(async (m) => ({
      ...authorOf(m, loaded.authors),
      at: toHour(m.at).toISOString(),
      text: await open({ kind: m.kind, id: m.id, sealed: m.sealed, keyId, privateKey }).catch(unreadable),
    })),
  );
  return { ...loaded.head, messages };
}

/** What a broken client sealed stays closed, with an empty text; it must not keep the rest of the thread shut. */
function unreadable(error: unknown): string {
  if (error instanceof SealError) return '';
  throw error;
}

export type Added = 'sent' | 'unknown' | 'withdrawn' | 'id-taken' | 'wrong-recipient';

/** A message from the reporter; a closed case opens again. */
export async function addSealedMessage(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
  message: SealedContent,
  save: SaveAnswer = async () => undefined,
): Promise<Added> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }): Promise<Added> => {
    if (report.withdrawn) return 'withdrawn';
    const teams = await teamsToSealFor(sql, record, deps.now());
    // Sealed to a key that nobody holds who reads it, the message would be lost in silence.
    if (teams.some(({ keyId }) => !message.sealed.to.some((e) => e.keyId === keyId)))
      return 'wrong-recipient';
    if (await namesEndedKey(sql, message.sealed.to)) return 'wrong-recipient';
    const at = deps.now();
    const stored = await insertSealed(sql, deps.caseKeys, record.id, {
      id: message.id,
      kind: 'message',
      sender: 'reporter',
      sealed: message.sealed,
      at: toMinute(at),
    });
    if (!stored) return 'id-taken';
    const after = await append(
      sql,
      record,
      { type: 'message-received', contentId: message.id },
      reporter,
      toMinute(at),
    );
    if (after === 'stale' || after === 'not-now')
      throw new Error(`Message on case ${record.id} met "${after}"`);
    await deps.record(sql, 'report.message', reporter, [report.id, message.id]);
    await save(sql, 201, { sent: true });
    return 'sent';
  });
}

/** The same from a page without JavaScript: sealed here, on arrival. */
export async function addPlainMessage(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'hashes' | 'now' | 'record' | 'vault'>,
  receipt: string,
  text: string,
  save?: SaveAnswer,
): Promise<Added | 'bad-check'> {
  const shown = await fromReceipt(deps, receipt);
  if (shown === 'bad-check') return shown;
  // Who reads may change between asking for the keys and storing; then it is sealed once more.
  const first = await addOnArrival(deps, shown, text, save);
  return first === 'wrong-recipient' ? addOnArrival(deps, shown, text, save) : first;
}

async function addOnArrival(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
  text: string,
  save?: SaveAnswer,
): Promise<Added> {
  const keys = await withReport(deps, shown, async ({ report, record, tx: { sql } }) => ({
    report,
    teams: await teamsToSealFor(sql, record, deps.now()),
  }));
  if (keys === 'unknown' || keys.teams.length === 0) return 'unknown';
  const id = newContentId();
  const sealed = await seal({ kind: 'message', id, text, to: [...keys.teams, keys.report.reporterKey] });
  return addSealedMessage(deps, shown, { id, sealed }, save);
}
