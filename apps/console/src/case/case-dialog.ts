import type { CaseView } from '@khong-mot-minh/contracts';

/** What every dialog of a case is given. */
export type CaseDialogProps = {
  view: CaseView;
  open: boolean;
  onClose(): void;
  onDone(sentence: string): void;
};
