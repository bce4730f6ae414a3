/** The closed list of risk acts; policies and signals name these and no others. */
export const RISK_ACTS = [
  'age-probe',
  'place-probe',
  'alone-probe',
  'flattery',
  'exclusive-bond',
  'gift-offer',
  'secrecy',
  'delete-chat',
  'move-to-other-app',
  'disappearing-mode',
  'picture-request',
  'meet-alone',
  'payment-demand',
  'credential-request',
  'pressure',
  'threat-to-tell',
  'deadline',
  'authority-claim',
  'legal-threat',
  'relocate',
  'stay-on-call',
  'ransom-to-family',
  'refusal',
  'discomfort',
  'self-danger',
] as const;

/** One of the acts that a message may perform. */
export type RiskAct = (typeof RISK_ACTS)[number];

/** Vietnamese or English, by the words that carried the finding. */
export type Lang = 'vi' | 'en';

/** A found act; offsets are UTF-16 units of the original text, `weight` is confidence from 0 to 1. */
export type Act = { act: RiskAct; start: number; end: number; weight: number; lang: Lang };
