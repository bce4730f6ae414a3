import type { InboxSection } from '@khong-mot-minh/contracts';
import type { Route } from '../routing/route.ts';

/** Where what waits is worked on, the most urgent first. */
export const SECTION_PLACES: Record<InboxSection, Exclude<Route, { page: 'missing' }>> = {
  overrides: { page: 'authority', tab: 'overrides' },
  switchOffs: { page: 'access' },
  transfers: { page: 'queue', queue: 'referred' },
  referrals: { page: 'queue', queue: 'referred' },
  team: { page: 'queue', queue: 'open' },
  messages: { page: 'queue', queue: 'mine' },
  mine: { page: 'queue', queue: 'mine' },
  takenOver: { page: 'queue', queue: 'taken-over' },
  approvals: { page: 'queue', queue: 'open' },
  requests: { page: 'authority', tab: 'requests' },
  answers: { page: 'authority', tab: 'requests' },
  verdicts: { page: 'authority', tab: 'overrides' },
  preservations: { page: 'authority', tab: 'preservations' },
  appeals: { page: 'appeals', state: 'open' },
  proposals: { page: 'appeals', state: 'open' },
  restrictions: { page: 'restrictions' },
  policies: { page: 'policy' },
  hashReviews: { page: 'hash-reviews' },
  takeDowns: { page: 'take-downs' },
  ideas: { page: 'ideas' },
};
