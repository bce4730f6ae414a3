import { type MayKnow, ORGANISATIONS, type OrganisationKind } from '@khong-mot-minh/contracts/codes';
import { standingWord } from '@khong-mot-minh/contracts/rules';
import type { Sql } from '@khong-mot-minh/database';

type Receiver = { id: string; kind: OrganisationKind };
type Row = { type: string; at: Date; level: MayKnow | null; org: string | null };

/** Since when the reporter no longer lets the asking organisation know, which was sent a part: the no that holds. */
export async function findRefusedSince(sql: Sql, caseId: string, self: Receiver): Promise<Date | undefined> {
  const rows = await sql<Row>(`select type, at, level, org from words_about_receiver($1, $2)`, [
    caseId,
    ORGANISATIONS[self.kind].consentLevel ?? null,
  ]);
  const words = rows.map(({ type, at, level, org }) => ({
    allows: !type.endsWith('.refused'),
    restores: type === 'consent.restored',
    at,
    ...(org ? { organisation: self } : { level: level ?? undefined }),
  }));
  const word = standingWord({ words }, { organisationId: self.id, kind: self.kind });
  return word?.allows === false ? word.at : undefined;
}
