/** What the doctor can say; each has its sentence in messages/{vi,en}/doctor.json. */
export const HEALTH_CODES = [
  'server.running',
  'server.stopped',
  'node.ok',
  'node.old',
  'keys.ok',
  'keys.wrong',
  'database.ok',
  'database.behind',
  'database.newer',
  'ledger.ok',
  'ledger.empty',
  'ledger.bad',
  'ledger.stuck',
  'ledger.no-key',
  'disk.ok',
  'disk.low',
  'disk.unknown',
  'backup.ok',
  'backup.old',
  'backup.none',
  'access.ok',
  'access.no-reviewer',
  'door.none',
  'door.unsigned',
  'door.no-holder',
  'door.one-holder',
  'door.closed',
  'door.closed-for-good',
  'door.unattended',
  'door.open',
  'reports.none',
  'reports.new',
  'reports.waiting',
  'urgent.none',
  'urgent.waiting',
  'urgent.seen-only',
  'paging.none',
  'paging.ok',
  'paging.failing',
  'jobs.ok',
  'jobs.failed',
  'rights.ok',
  'rights.loose',
  'replicas.none',
  'replicas.ok',
  'replicas.all-away',
  'replicas.lost',
  'replicas.missing',
  'replicas.unreadable',
  'replicas.damaged',
  'replicas.foreign',
  'replicas.behind',
  'replicas.rights',
  'replicas.one-folder',
  'replicas.one-disk',
  'clock.ok',
  'clock.off',
  'destruction.ok',
  'destruction.apart',
  'destruction.gap',
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];

/** `…Ms` is a duration, `…At` a time in RFC 3339, `…Bytes` a size; a pair of names is bilingual. */
export type HealthValue = string | number | { vi: string; en: string };
export type Finding = {
  state: 'ok' | 'attention' | 'unknown';
  code: HealthCode;
  values: Record<string, HealthValue>;
};

export const ok = (code: HealthCode, values: Finding['values'] = {}): Finding => ({
  state: 'ok',
  code,
  values,
});
export const attention = (code: HealthCode, values: Finding['values'] = {}): Finding => ({
  state: 'attention',
  code,
  values,
});
export const unknown = (code: HealthCode, values: Finding['values'] = {}): Finding => ({
  state: 'unknown',
  code,
  values,
});
