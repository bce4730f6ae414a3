import { randomUUID } from 'node:crypto';
import { cyberTipReport, incidentOf, type PlainPart, sealPacket } from '@khong-mot-minh/connectors';
import type {
  ExportInput,
  ExportPacket,
  ExportView,
  HarmCode,
  PacketManifest,
  Reason,
} from '@khong-mot-minh/contracts';
import { isLifeInDanger } from '@khong-mot-minh/contracts/rules';
import {
  type CaseRecord,
  findAccess,
  findCase,
  listCaseEvents,
  listOrganisations,
  type Sql,
  type Tx,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { exportView, exportViews } from './export-view.ts';
import { findTeamKey } from './queries/authority-requests.ts';
import {
  answerPacket,
  findPacket,
  insertPacket,
  listPackets,
  type PacketRow,
} from './queries/export-packets.ts';

type Context = { tx: Tx; deps: Pick<Deps, 'record'>; person: Person; at: Date };

const SCHEMA = 'cyber_tipline.xsd as of November 2025';

/** Packets of a case of a person's organisation, newest first. */
export const readExports = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  person: Person,
  caseId: string,
): Promise<ExportView[]> =>
  db.tx(actorOf(person), async ({ sql }) => {
    if ((await findAccess(sql, person.orgId, caseId, now())) !== 'owner') throw new Refusal('not-found');
    return exportViews(sql, await listPackets(sql, caseId), person, now());
  });

/** Makes a packet of a platform's case, sealed to the platform's own team; a second person decides whether it goes out. */
export const proposeExport = (
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  caseId: string,
  input: ExportInput,
  save: SaveAnswer,
): Promise<ExportView> =>
  deps.db.tx(actorOf(person), async (tx) => {
    const id = await makePacket({ tx, deps, person, at: deps.now() }, caseId, input);
    const made = await exportView(tx.sql, id, person, deps.now());
    await save(tx.sql, 201, made);
    return made;
  });

async function makePacket(
  { tx, deps, person, at }: Context,
  caseId: string,
  input: ExportInput,
): Promise<string> {
  const access = await findAccess(tx.sql, person.orgId, caseId, at);
  const record = access === 'owner' ? await findCase(tx.sql, caseId) : undefined;
  if (!record) throw new Refusal('not-found');
  if (record.origin !== 'decision' || !record.subject)
    throw new Refusal('not-now', 'Only a case that a platform’s decision opened names an account to report');
  const incident = incidentOf(harmOf(record));
  if (!incident)
    throw new Refusal('not-now', `NCMEC’s report has no incident type for the harm "${record.category}"`);
  const team = await findTeamKey(tx.sql, person.orgId);
  if (!team) throw new Refusal('not-now', 'Your organisation has no team key to seal the packet for');
  const id = randomUUID();
  const { eventIds, reasons } = citedIn(await listCaseEvents(tx.sql, caseId));
  const organisation = (await listOrganisations(tx.sql)).find((o) => o.id === person.orgId)?.name;
  if (!organisation) throw new Error(`Organisation ${person.orgId} has no name`);
  const incidentAt = input.incidentAt ?? record.openedAt.toISOString();
  const highPriority = isLifeInDanger(record);
  const report = cyberTipReport(
    {
      incident,
      incidentAt,
      incidentAtSource: input.incidentAt
        ? 'By the records of the platform'
        : 'When the decision opened the case; the platform holds the times of the events',
      highPriority: highPriority ? 'The case is marked as an immediate danger' : undefined,
      platform: organisation.en,
      subject: record.subject,
      affectedChild: record.affectedChild ?? undefined,
      eventIds,
      reasons: reasons.map((r) => `${r.rule}: ${r.statement.en}`),
      packet: `Packet ${id}, handed over by a person; nothing was uploaded by a machine`,
    },
    at,
  );
  if ('problem' in report) throw fieldInvalid('/incidentAt', report.problem);
  const head = {
    id,
    caseId,
    kind: input.kind,
    organisation,
    proposed: { person: person.personId, at: at.toISOString() },
    schema: SCHEMA,
  };
  const packet = await sealPacket(head, [reportPart(report.xml), eventsPart(eventIds, reasons)], [team]);
  await insertPacket(tx.sql, {
    id,
    caseId,
    org: person.orgId,
    kind: input.kind,
    summary: {
      incidentType: incident.type,
      annotations: [...incident.annotations],
      incidentAt,
      highPriority,
      accounts: record.affectedChild ? 2 : 1,
      events: eventIds.length,
    },
    ...packet,
    proposedBy: person.personId,
    proposedAt: at,
  });
  await deps.record(tx.sql, 'export.proposed', actorOf(person), [id]);
  return id;
}

// `as`: a case's category is written only through the schema.
const harmOf = (record: CaseRecord) => record.category as HarmCode;

const reportPart = (xml: string): PlainPart => ({ name: 'report.xml', mediaType: 'text/xml', text: xml });

const eventsPart = (eventIds: readonly string[], reasons: readonly Reason[]): PlainPart => ({
  name: 'events.json',
  mediaType: 'application/json',
  text: `${JSON.stringify({ eventIds, signals: reasons.flatMap((r) => r.signals) }, undefined, 2)}\n`,
});

/** Event ids that the decisions of a case cite, and the last decision's reasons. */
function citedIn(events: Awaited<ReturnType<typeof listCaseEvents>>): {
  eventIds: string[];
  reasons: Reason[];
} {
  // `as`: a decision's detail is written by the server out of the engine's own answer.
  const details = events
    .filter((e) => e.type === 'opened' || e.type === 'raised')
    .map((e) => e.detail as { reasons?: Reason[]; eventIds?: string[] });
  return {
    eventIds: [...new Set(details.flatMap((d) => d.eventIds ?? []))],
    reasons: details.at(-1)?.reasons ?? [],
  };
}

/** The second person lets a packet out, or keeps it in. */
export const answerExport = (
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
  verdict: 'approve' | 'decline',
): Promise<ExportView> =>
  deps.db.tx(actorOf(person), async (tx) => {
    const answerAs = verdict === 'approve' ? approveExport : declineExport;
    await answerAs({ tx, deps, person, at: deps.now() }, await findProposed(tx.sql, id));
    return exportView(tx.sql, id, person, deps.now());
  });

/** An approved packet as it goes out; which seals leave with it is written down before. */
export const downloadPacket = (
  { db, record }: Pick<Deps, 'db' | 'record'>,
  person: Person,
  id: string,
): Promise<ExportPacket> =>
  db.tx(actorOf(person), async ({ sql }) => {
    const found = await findPacket(sql, id);
    if (!found) throw new Refusal('not-found');
    if (found.status !== 'approved')
      throw new Refusal('not-now', 'A packet goes out once a second person approved it');
    const sealed = found.parts.map((p) => p.id);
    await record(sql, 'sealed.read', actorOf(person), sealed);
    return { manifest: found.manifest, parts: found.parts };
  });

/** A packet that waits for an answer, locked. */
export async function findProposed(sql: Sql, id: string): Promise<PacketRow> {
  if (!(await findPacket(sql, id))) throw new Refusal('not-found');
  // A lock is only given on what may still be changed.
  const packet = await findPacket(sql, id, true);
  if (!packet) throw new Refusal('not-now', 'This packet has its answer');
  return packet;
}

/** Lets a packet out: by another person than the one who made it, or alone with an override that is reviewed. */
export async function approveExport(
  { tx, deps, person, at }: Context,
  packet: PacketRow,
  overrideId: string | null = null,
): Promise<void> {
  if (packet.proposedBy === person.personId && !overrideId)
    throw new Refusal('forbidden', 'Another person must approve: nobody exports alone');
  const manifest: PacketManifest = {
    ...packet.manifest,
    approved: { person: person.personId, at: at.toISOString() },
    ...(overrideId && { override: overrideId }),
  };
  await answer(tx, packet, { status: 'approved', manifest, person: person.personId, at, overrideId });
  const hashes = manifest.parts.map((p) => p.sha256);
  await deps.record(tx.sql, 'export.made', actorOf(person), [packet.id, ...hashes]);
}

async function declineExport({ tx, deps, person, at }: Context, packet: PacketRow): Promise<void> {
  const { manifest } = packet;
  await answer(tx, packet, { status: 'declined', manifest, person: person.personId, at, overrideId: null });
  await deps.record(tx.sql, 'export.declined', actorOf(person), [packet.id]);
}

type Answered = Omit<Parameters<typeof answerPacket>[1], 'id'>;

async function answer(tx: Tx, packet: PacketRow, answered: Answered): Promise<void> {
  if (!(await answerPacket(tx.sql, { id: packet.id, ...answered }))) throw new Refusal('not-now');
}
