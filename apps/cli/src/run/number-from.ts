import { InvalidArgumentError } from '@commander-js/extra-typings';

/** Reads a number of an option, and says what is allowed. */
export const numberFrom =
  (least: number, most: number, { whole = false } = {}) =>
  (typed: string): number => {
    const value = typed.trim() === '' ? Number.NaN : Number(typed);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    throw new InvalidArgumentError(`Allowed is a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
  };
