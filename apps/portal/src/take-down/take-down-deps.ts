import type { TakeDownInput, TakeDownReceivers, TakeDownState } from '@khong-mot-minh/contracts';

/** What the take-down pages need of the house. No picture ever comes this way. */
export type TakeDownPort = {
  receivers(): Promise<TakeDownReceivers>;
  /** What became of this form before: its receipt for a minute, then only that it was sent; undefined where it was not. */
  sentBefore(formId: string): Promise<{ receipt: string } | 'sent' | undefined>;
  /** `formId` names a form without a script, so that it is taken once. */
  submit(input: TakeDownInput, formId?: string): Promise<{ receipt: string } | 'closed' | 'invalid' | 'sent'>;
  open(receipt: string): Promise<TakeDownState | 'bad-check' | 'unknown'>;
  withdraw(receipt: string): Promise<'withdrawn' | 'bad-check' | 'unknown'>;
};
