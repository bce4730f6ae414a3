import type { AcceptReason, DeclineReason } from '@kmm/contracts';

export const ACCEPT_REASONS: readonly AcceptReason[] = ['not-told-yet', 'often-asked', 'fits-an-age'];
export const DECLINE_REASONS: readonly DeclineReason[] = [
  'already-there',
  'names-somebody',
  'not-about-safety',
  'could-teach-harm',
  'unclear',
  'better-told-to-a-person',
];
