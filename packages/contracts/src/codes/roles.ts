/** What a member may do; routes, lists and buttons name one of these, never roles. */
export const ACTIONS = [
  'access.manage',
  'access.review',
  'answers.read',
  'banks.keep',
  'cases.work',
  'counts.read',
  'detectors.key',
  'exports.make',
  'hashes.read',
  'hashes.work',
  'ideas.decide',
  'ledger.audit',
  'peers.decide',
  'policies.approve',
  'policies.edit',
  'policies.read',
  'overrides.read',
  'overrides.review',
  'redress.review',
  'requests.answer',
  'requests.make',
  'requests.read',
  'rules.measure',
  'team.supervise',
  'urgent.hear',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What is known of a role, whole. */
export type RoleRow = { may: readonly Action[] };

/** What whoever answers people may do beside their own trade. */
const CASE_WORK = [
  'cases.work',
  'counts.read',
  'hashes.read',
  'hashes.work',
  'overrides.read',
  'urgent.hear',
] as const satisfies readonly Action[];

/** The roles of members: the people of organisations, never of a young person. Somebody may have several. */
export const ROLES = {
  reviewer: {
    may: [
      ...CASE_WORK,
      'exports.make',
      'peers.decide',
      'policies.read',
      'redress.review',
      'requests.answer',
      'requests.read',
      'rules.measure',
    ],
  },
  'policy-editor': { may: ['policies.approve', 'policies.edit', 'policies.read', 'rules.measure'] },
  counsellor: { may: [...CASE_WORK, 'ideas.decide'] },
  officer: { may: [...CASE_WORK, 'answers.read', 'requests.make', 'requests.read'] },
  supervisor: {
    may: [
      ...CASE_WORK,
      'access.manage',
      'access.review',
      'answers.read',
      'banks.keep',
      'detectors.key',
      'exports.make',
      'overrides.review',
      'peers.decide',
      'policies.approve',
      'policies.read',
      'redress.review',
      'requests.answer',
      'requests.read',
      'rules.measure',
      'team.supervise',
    ],
  },
  grader: { may: ['hashes.read', 'hashes.work'] },
  'partner-reader': { may: ['hashes.read'] },
  'coalition-auditor': {
    may: [
      'access.review',
      'counts.read',
      'hashes.read',
      'ledger.audit',
      'overrides.read',
      'overrides.review',
      'urgent.hear',
    ],
  },
  teacher: { may: ['ideas.decide'] },
  administrator: {
    may: [
      'access.manage',
      'access.review',
      'banks.keep',
      'detectors.key',
      'hashes.read',
      'policies.approve',
      'policies.read',
    ],
  },
} as const satisfies Readonly<Record<string, RoleRow>>;

export type Role = keyof typeof ROLES;

// The cast is true: these are the keys of the table, and it is not empty.
export const ROLE_CODES = Object.keys(ROLES) as [Role, ...Role[]];

const actionsOf = (role: Role): readonly Action[] => ROLES[role].may;

/** Every role that may do it, in the order of the table. */
export const rolesThat = (action: Action): readonly Role[] =>
  ROLE_CODES.filter((role) => actionsOf(role).includes(action));

/** Whether one of a member's roles may do it. */
export const may = ({ roles }: { roles: readonly Role[] }, action: Action): boolean =>
  roles.some((role) => actionsOf(role).includes(action));
