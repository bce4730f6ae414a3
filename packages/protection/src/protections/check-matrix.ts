import type { PolicyDocument, ProtectionRow, ProtectionValue } from '@kmm/contracts';
import { BANDS } from '../age.ts';
import { laxestAlone, laxestValue, strictness } from './matrix-cell.ts';

/** What is wrong with a pack's matrix, one sentence each: a younger band is never laxer, a locked cell says why. */
export function checkMatrix({ protections }: Pick<PolicyDocument, 'protections'>): string[] {
  return Object.entries(protections).flatMap(([key, row]) => [
    ...monotone(key, row, 'starts laxer', (band) => row.bands[band].value),
    ...monotone(key, row, 'can be laxer', (band) => laxestValue(row, band)),
    ...monotone(key, row, 'can alone be laxer', (band) => laxestAlone(row, band)),
    ...cellFaults(key, row),
    ...nameFaults(key, row),
  ]);
}

type Band = (typeof BANDS)[number];

function monotone(
  key: string,
  row: ProtectionRow,
  what: string,
  of: (band: Band) => ProtectionValue,
): string[] {
  return BANDS.flatMap((band, i) => {
    const older = BANDS[i + 1];
    const laxer = older !== undefined && strictness(row, of(band)) > strictness(row, of(older));
    return laxer ? [`${key}: ${band} ${what} than ${older}`] : [];
  });
}

function cellFaults(key: string, row: ProtectionRow): string[] {
  return BANDS.flatMap((band) => {
    const { value, upTo, loosenBy, lockedReason } = row.bands[band];
    const limit = upTo === undefined ? undefined : strictness(row, upTo);
    return [
      ...(strictness(row, value) < 0 ? [`${key}: ${band} has a value that is not in the order`] : []),
      ...(limit !== undefined && limit < strictness(row, value) ? [`${key}: ${band} starts past upTo`] : []),
      ...((loosenBy === 'locked') !== (lockedReason !== undefined)
        ? [`${key}: ${band} is locked without a reason, or has one without being locked`]
        : []),
    ];
  });
}

function nameFaults(key: string, row: ProtectionRow): string[] {
  const names = new Set(Object.keys(row.values ?? {}));
  const values = row.order.map(String);
  return [
    ...(row.title ? [] : [`${key}: has no title`]),
    ...values.filter((value) => !names.has(value)).map((value) => `${key}: "${value}" has no name`),
    ...[...names].filter((name) => !values.includes(name)).map((name) => `${key}: names "${name}", no value`),
  ];
}
