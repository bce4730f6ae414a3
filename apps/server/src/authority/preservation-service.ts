import type {
  Preservation,
  PreservationInput,
  PreservationListQuery,
  PreservationRelease,
  PreservationRenewal,
} from '@khong-mot-minh/contracts';
import { findAccess, namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { basisProblem, type Grounds } from './bases.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import { endAfter, issuePreservation } from './issue-preservation.ts';
import { preservationView } from './preservation-view.ts';
import {
  findPreservation,
  listPreservations,
  releasePreservation,
  renewPreservation,
} from './queries/preservations.ts';

/** What a person's organisation keeps, the nearest end first. */
export async function readPreservations(
  { db, now, jurisdiction }: Pick<Deps, 'db' | 'jurisdiction' | 'now'>,
  person: Person,
  { state, caseId, cursor, limit }: z.infer<typeof PreservationListQuery>,
): Promise<{ items: Preservation[]; next?: string }> {
  const place = decodeDue(cursor);
  const after = place && { expiresAt: place.at, id: place.id };
  const kept = await db.tx(actorOf(person), async ({ sql }) => ({
    rows: await listPreservations(sql, person.orgId, { state, caseId, after, limit: limit + 1 }),
    names: await namesOfPeople(sql),
  }));
  const page = kept.rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => preservationView(jurisdiction, row, kept.names, now())),
    ...(kept.rows.length > limit && last && { next: encodeDue(last.expiresAt, last.id) }),
  };
}

/** One preservation of a person's organisation. */
export const readPreservation = (
  { db, now, jurisdiction }: Pick<Deps, 'db' | 'jurisdiction' | 'now'>,
  person: Person,
  id: string,
): Promise<Preservation> => db.tx(actorOf(person), ({ sql }) => viewOf(sql, jurisdiction, person, id, now()));

/** A person has the evidence of a case of their organisation kept. */
export async function preserveCase(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  person: Person,
  { caseId, basis, scope, days }: PreservationInput,
  save: SaveAnswer,
): Promise<Preservation> {
  requireBasis(deps.jurisdiction, basis);
  const at = deps.now();
  const view = await deps.db.tx(actorOf(person), async (tx) => {
    if ((await findAccess(tx.sql, person.orgId, caseId, at)) !== 'owner')
      throw fieldInvalid('/caseId', 'unknown');
    const id = await issuePreservation(tx, {
      caseId,
      org: person.orgId,
      issuerOrg: person.orgId,
      issuerPerson: person.personId,
      origin: 'case',
      basis,
      scope,
      at,
      expiresAt: endAfter(at, days),
      toldAt: null,
    });
    await deps.record(tx.sql, 'preservation.issued', actorOf(person), [id]);
    const issued = await viewOf(tx.sql, deps.jurisdiction, person, id, at);
    await save(tx.sql, 201, issued);
    return issued;
  });
  // A person's transaction does not reach the platform's webhook; should this fail, the sweeper tells it.
  await notifyOfPreservations(deps, person.orgId, caseId);
  return view;
}

/** A person keeps on what their organisation keeps; an authority renews its own by a new request. */
export async function renewOwnPreservation(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  person: Person,
  id: string,
  { basis, days }: z.infer<typeof PreservationRenewal>,
  save: SaveAnswer,
): Promise<Preservation> {
  requireBasis(deps.jurisdiction, basis);
  const at = deps.now();
  const view = await deps.db.tx(actorOf(person), async ({ sql }) => {
    const before = await viewOf(sql, deps.jurisdiction, person, id, at);
    if (!before.renewable)
      throw new Refusal('not-now', 'It has ended, or an authority asked for it and must ask again');
    const renewal = {
      id,
      org: person.orgId,
      at,
      until: endAfter(at, days),
      basis,
      person: person.personId,
    };
    if (!(await renewPreservation(sql, renewal))) throw new Refusal('not-now');
    await deps.record(sql, 'preservation.renewed', actorOf(person), [id]);
    const renewed = await viewOf(sql, deps.jurisdiction, person, id, at);
    await save(sql, 200, renewed);
    return renewed;
  });
  await notifyOfPreservations(deps, person.orgId, view.caseId);
  return view;
}

/** A person ends what their organisation keeps before its time. */
export function releaseOwnPreservation(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
  { reason }: z.infer<typeof PreservationRelease>,
): Promise<Preservation> {
  const at = deps.now();
  return deps.db.tx(actorOf(person), async ({ sql }) => {
    if ((await viewOf(sql, deps.jurisdiction, person, id, at)).origin === 'request')
      throw new Refusal('not-now', 'What an authority had preserved runs to its end');
    if (!(await releasePreservation(sql, { id, at, reason, person: person.personId })))
      throw new Refusal('not-now', 'It has ended already');
    await deps.record(sql, 'preservation.ended', actorOf(person), [id]);
    return viewOf(sql, deps.jurisdiction, person, id, at);
  });
}

function requireBasis(grounds: Grounds, basis: string): void {
  const wrong = basisProblem(grounds, basis, 'preservation');
  if (wrong) throw fieldInvalid('/basis', wrong);
}

async function viewOf(
  sql: Sql,
  grounds: Grounds,
  person: Person,
  id: string,
  now: Date,
): Promise<Preservation> {
  const row = await findPreservation(sql, person.orgId, id);
  if (!row) throw new Refusal('not-found');
  return preservationView(grounds, row, await namesOfPeople(sql), now);
}
