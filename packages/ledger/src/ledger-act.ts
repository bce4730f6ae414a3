/** Every act that is written down, a closed list: what is not here cannot be logged under a freely chosen name. */
export const ledgerActs = [
  'account.put',
  'account.erased',
  'decision.batch',
  'case.opened',
  'case.viewed',
  'case.changed',
  'report.received',
  'report.message',
  'report.withdrawn',
  'receipt.opened',
  'sealed.read',
  'referral.made',
  'referral.accepted',
  'referral.returned',
  'referral.done',
  'session.opened',
  'key.used',
  'roster.changed',
  'export.made',
  'pledge.signed',
  'webhook.changed',
  'protection.changed',
] as const;

export type LedgerAct = (typeof ledgerActs)[number];
