import type { KnownBand, ProtectionRow } from '@khong-mot-minh/contracts';
import { BANDS, bandRank } from '../age.ts';
import type { AccountFacts } from '../facts.ts';
import type { Context } from '../judge/context.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { heldValue } from './held-value.ts';
import { strictness } from './matrix-cell.ts';
import { sessionFields } from './session-fields.ts';
import { settingFields } from './setting-fields.ts';

type Field = FieldSpec<Context>;
export type Rows = Readonly<Record<string, ProtectionRow>>;

/** Fields that a pack's own matrix gives its rules: what holds for either side, who may change it, what time is left. */
export const matrixFields = (rows: Rows): Field[] => [
  ...Object.entries(rows).flatMap(([key, row]) => [ofActor(key, row), ofTarget(key, row)]),
  ...settingFields(rows),
  ...sessionFields(rows),
];

const level = (name: string, { order }: ProtectionRow): Omit<Field, 'read'> => ({
  name,
  type: 'level',
  source: 'facts',
  stricter: 'down',
  values: order.map(String),
});

/** A level is read as its rank. Nearly every account has what its band starts with, so that is computed once. */
function rankReader(key: string, row: ProtectionRow): (account: AccountFacts, band: KnownBand) => number {
  const usual = BANDS.map((band) => strictness(row, row.bands[band].value));
  return (account, band) =>
    account.protections === undefined
      ? (usual[bandRank(band)] ?? -1)
      : strictness(row, heldValue(key, row, account, band));
}

function ofActor(key: string, row: ProtectionRow): Field {
  const rankOf = rankReader(key, row);
  return {
    ...level(`actor.protections.${key}`, row),
    read: ({ facts, viewer }) => rankOf(facts.actor, viewer),
  };
}

function ofTarget(key: string, row: ProtectionRow): Field {
  const rankOf = rankReader(key, row);
  return {
    ...level(`target.protections.${key}`, row),
    read: ({ facts: { target }, receiver }) => target && receiver && rankOf(target, receiver),
  };
}
