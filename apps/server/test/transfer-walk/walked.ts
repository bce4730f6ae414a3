import type { OrganisationKind, PublicKey } from '@khong-mot-minh/contracts';
import type { Shown } from '../../src/response/receipt-service.ts';
import type { Key, Side, WalkHouse } from './walk-house.ts';

/** What was written in a case, and by whom; `team` says which one a responder's text came from. */
export type Text = {
  id: string;
  kind: 'report' | 'message' | 'note' | 'referral';
  text: string;
  by: Side | 'child';
};

/** What lets another organisation read: a yes of the young person in one of three ways, or a danger to life. */
export type Ground = 'allowed' | 'agreed' | 'silence' | 'danger' | 'override';

/** What one referral or offer lets its receiver read. */
export type Shared = {
  side: Side;
  letter: string;
  ids: Set<string>;
  offer: boolean;
  accepted: boolean;
  ground: Ground;
};

/** A case on its walk: what the world outside of the database knows of it. */
export type Walked = {
  house: WalkHouse;
  caseId: string;
  shown: Shown;
  child: Key;
  texts: Text[];
  /** By which referral or offer an organisation may read which texts; ended ones are taken out. */
  shared: Map<string, Shared>;
  /** Every referral and offer that was made, over or not. */
  made: Set<string>;
  /** Kinds of organisations that the young person allows to know: on the form, and by what was said of a kind since. */
  allowed: Set<OrganisationKind>;
  /** The last yes or no about one organisation. */
  said: Map<Side, boolean>;
  danger: boolean;
  /** The keys that a page of the child, opened earlier, would seal for. */
  page?: PublicKey[];
  owner: Side;
  /** Side and content that were opened already: the bytes do not change, so once is enough while it owns the case. */
  seen: Set<string>;
  opened: number;
  withdrawn: boolean;
  /** How far the case is on its way to another organisation, as far as the walk knows. */
  way: { taken: boolean; question: 'none' | 'waiting' | 'agreed'; asked?: Side; late?: boolean };
};
