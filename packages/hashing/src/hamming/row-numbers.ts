/** Which number the caller knows a row by. Numbers rise with the rows and are never given twice. */
export type RowNumbers = {
  /** Numbers of the first rows, or undefined while they equal the rows. */
  kept: Uint32Array | undefined;
  /** How many rows that are; the rows behind them are numbered one after another. */
  keptRows: number;
  /** The number of the first row behind them. */
  firstAdded: number;
};

/** The number of a row. */
export const numberOf = ({ kept, keptRows, firstAdded }: RowNumbers, row: number): number =>
  row < keptRows ? (kept?.[row] ?? row) : firstAdded + row - keptRows;

/** The row with this number, or undefined when there is none. */
export function rowOf(
  { kept, keptRows, firstAdded }: RowNumbers,
  number: number,
  rowCount: number,
): number | undefined {
  if (!Number.isInteger(number) || number < 0) return undefined;
  if (number >= firstAdded) {
    const row = number - firstAdded + keptRows;
    return row < rowCount ? row : undefined;
  }
  if (!kept) return number < keptRows ? number : undefined;
  let low = 0;
  let high = keptRows - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return kept[low] === number ? low : undefined;
}
