import type { HarmCode } from '@kmm/contracts/codes';
/** A case as its events made it. */
export type CaseRecord = {
  id: string;
  org: string;
  team: string | null;
  origin: 'decision' | 'report';
  status: 'open' | 'taken' | 'referred' | 'closing' | 'closed';
  tier: number;
  dangerNow: boolean;
  category: HarmCode;
  /** Both seem to be minors: nobody has said so yet, a reviewer has confirmed or rejected it. */
  peers: 'proposed' | 'confirmed' | 'rejected' | null;
  /** What the case is called under the reading of `peers` that does not hold now. */
  otherCategory: HarmCode | null;
  subject: string | null;
  affectedChild: string | null;
  assignee: string | null;
  unread: boolean;
  /** Which of its neighbourhood's reports of the hour it was, up to eight; 1 for what a decision opened. */
  share: number;
  /** One of many alike that staff put aside; open, in a list of its own. */
  aside: boolean;
  /** Its words have gone out to somebody who works on it. */
  wasRead: boolean;
  closedReason: string | null;
  openedAt: Date;
  updatedAt: Date;
  version: number;
};

/** The same as the table has it. */
export type CaseRow = {
  id: string;
  org_id: string;
  team_id: string | null;
  origin: CaseRecord['origin'];
  status: CaseRecord['status'];
  tier: number;
  danger_now: boolean;
  category: HarmCode;
  peers: CaseRecord['peers'];
  other_category: HarmCode | null;
  subject: string | null;
  affected_child: string | null;
  assignee: string | null;
  unread: boolean;
  share: number;
  aside: boolean;
  was_read: boolean;
  closed_reason: string | null;
  opened_at: Date;
  updated_at: Date;
  version: number;
};

export const caseColumns = `id, org_id, team_id, origin, status, tier, danger_now, category, peers, other_category, subject,
  affected_child, assignee, unread, share, aside, was_read, closed_reason, opened_at, updated_at, version`;

/** A row of the table as a case. */
export const fromRow = (row: CaseRow): CaseRecord => ({
  id: row.id,
  org: row.org_id,
  team: row.team_id,
  origin: row.origin,
  status: row.status,
  tier: row.tier,
  dangerNow: row.danger_now,
  category: row.category,
  peers: row.peers,
  otherCategory: row.other_category,
  subject: row.subject,
  affectedChild: row.affected_child,
  assignee: row.assignee,
  unread: row.unread,
  share: row.share,
  aside: row.aside,
  wasRead: row.was_read,
  closedReason: row.closed_reason,
  openedAt: row.opened_at,
  updatedAt: row.updated_at,
  version: row.version,
});
