import type { HarmCode } from '@khong-mot-minh/contracts/codes';
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

/** The columns of a case, named as its record has them; `c` stands for the table. */
export const caseColumns = `c.id, c.org_id as org, c.team_id as team, c.origin, c.status, c.tier,
  c.danger_now as "dangerNow", c.category, c.peers, c.other_category as "otherCategory", c.subject,
  c.affected_child as "affectedChild", c.assignee, c.unread, c.share, c.aside, c.was_read as "wasRead",
  c.closed_reason as "closedReason", c.opened_at as "openedAt", c.updated_at as "updatedAt", c.version`;
