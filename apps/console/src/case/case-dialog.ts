import type { CaseView } from '@kmm/contracts';

/** What every dialog of a case is given. */
export type CaseDialogProps = {
  view: CaseView;
  open: boolean;
  onClose(): void;
  onDone(sentence: string): void;
};
