import type { PolicyDocument, ProtectionRow, ProtectionValue } from '@khong-mot-minh/contracts';
import { BANDS } from '../age.ts';
import { laxestAlone, laxestValue, strictness } from './matrix-cell.ts';

/** Something wrong in a row of the matrix; `at` leads from the row to the place. */
export type MatrixFault = {
  code: 'laxer-for-younger' | 'value-not-allowed' | 'missing-part';
  at: readonly string[];
  message: string;
};

/** What is wrong with a pack's matrix, one sentence each: a younger band is never laxer, a locked cell says why. */
export function checkMatrix({ protections }: Pick<PolicyDocument, 'protections'>): string[] {
  return Object.entries(protections).flatMap(([key, row]) => [
    ...rowFaults(key, row).map(({ message }) => message),
    ...nameFaults(key, row),
  ]);
}

/** What makes a row impossible to hold to; what a row is called does not belong here. */
export const rowFaults = (key: string, row: ProtectionRow): MatrixFault[] => [
  ...monotone(key, row, 'starts laxer', 'value', (band) => row.bands[band].value),
  ...monotone(key, row, 'can be laxer', 'loosenBy', (band) => laxestValue(row, band)),
  ...monotone(key, row, 'can alone be laxer', 'loosenBy', (band) => laxestAlone(row, band)),
  ...cellFaults(key, row),
];

type Band = (typeof BANDS)[number];

function monotone(
  key: string,
  row: ProtectionRow,
  what: string,
  part: string,
  of: (band: Band) => ProtectionValue,
): MatrixFault[] {
  return BANDS.flatMap((band, i): MatrixFault[] => {
    const older = BANDS[i + 1];
    const laxer = older !== undefined && strictness(row, of(band)) > strictness(row, of(older));
    const message = `${key}: ${band} ${what} than ${older}`;
    return laxer ? [{ code: 'laxer-for-younger', at: ['bands', band, part], message }] : [];
  });
}

function cellFaults(key: string, row: ProtectionRow): MatrixFault[] {
  return BANDS.flatMap((band): MatrixFault[] => {
    const { value, upTo, loosenBy, lockedReason } = row.bands[band];
    const limit = upTo === undefined ? undefined : strictness(row, upTo);
    const at = ['bands', band];
    const faults: MatrixFault[] = [];
    const outside = `${key}: ${band} has a value that is not in the order`;
    if (strictness(row, value) < 0)
      faults.push({ code: 'value-not-allowed', at: [...at, 'value'], message: outside });
    if (limit !== undefined && limit < strictness(row, value))
      faults.push({
        code: 'value-not-allowed',
        at: [...at, 'upTo'],
        message: `${key}: ${band} starts past upTo`,
      });
    if ((loosenBy === 'locked') !== (lockedReason !== undefined))
      faults.push({
        code: 'missing-part',
        at,
        message: `${key}: ${band} is locked without a reason, or has one without being locked`,
      });
    return faults;
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
