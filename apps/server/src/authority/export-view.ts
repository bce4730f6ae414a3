import type { ExportView } from '@khong-mot-minh/contracts';
import { isLifeInDanger } from '@khong-mot-minh/contracts/rules';
import { findCase, namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { findPacket, type PacketRow } from './queries/export-packets.ts';
import { isOnDuty } from './queries/overrides.ts';

/** One packet as a person sees it. */
export async function exportView(sql: Sql, id: string, person: Person, now: Date): Promise<ExportView> {
  const packet = await findPacket(sql, id);
  const [view] = packet ? await exportViews(sql, [packet], person, now) : [];
  if (!view) throw new Refusal('not-found');
  return view;
}

/** Packets of one case as a person sees them, with what they can do about each. */
export async function exportViews(
  sql: Sql,
  packets: readonly PacketRow[],
  person: Person,
  now: Date,
): Promise<ExportView[]> {
  const names = await namesOfPeople(sql);
  const [first] = packets;
  const record = first && (await findCase(sql, first.caseId));
  const danger = record !== undefined && isLifeInDanger(record);
  const alone = danger && (await isOnDuty(sql, person.personId, now));
  return packets.map((p) => ({
    id: p.id,
    caseId: p.caseId,
    kind: p.kind,
    status: p.status,
    summary: p.summary,
    proposedBy: names.get(p.proposedBy) ?? '',
    proposedAt: p.proposedAt.toISOString(),
    ...(p.answeredBy && { answeredBy: names.get(p.answeredBy) ?? '' }),
    ...(p.answeredAt && { answeredAt: p.answeredAt.toISOString() }),
    byOverride: p.overrideId !== null,
    can: canOf(p, person, alone),
  }));
}

function canOf(p: PacketRow, person: Person, alone: boolean): ExportView['can'] {
  if (p.status === 'approved') return ['download'];
  if (p.status === 'declined') return [];
  if (p.proposedBy !== person.personId) return ['approve', 'decline'];
  return alone ? ['decline', 'override'] : ['decline'];
}
