/** Who reads the policy of their platform. */
export const READS = { may: 'policies.read' } as const;
/** Who writes drafts, puts them into shadow and proposes them. */
export const EDITS = { may: 'policies.edit' } as const;
/** Who may be the second person. */
export const APPROVES = { may: 'policies.approve' } as const;
