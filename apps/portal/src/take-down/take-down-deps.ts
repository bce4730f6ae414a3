import type { TakeDownInput, TakeDownReceivers, TakeDownState } from '@kmm/contracts';

/** What the take-down pages need of the house. No picture ever comes this way. */
export type TakeDownDoor = {
  receivers(): Promise<TakeDownReceivers>;
  submit(input: TakeDownInput): Promise<{ receipt: string } | 'closed' | 'invalid'>;
  open(receipt: string): Promise<TakeDownState | 'bad-check' | 'unknown'>;
  withdraw(receipt: string): Promise<'withdrawn' | 'bad-check' | 'unknown'>;
};
