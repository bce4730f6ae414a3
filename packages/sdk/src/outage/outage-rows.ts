import type { PlatformEvent } from '../openapi-types.ts';

/** What is known of a type of event for the time in which nobody can judge. */
type OutageRow = {
  /**
   * Why it waits: `never`, because it protects or ends something; always, as a call, a payment or a protection; where the
   * content is for adults; or where it comes from a stranger or brings media.
   */
  waits: 'never' | 'call' | 'payment' | 'protection' | 'for-adults' | 'by-contact';
  /** A restricted account may not do it to a stranger: it reaches them, or looks at them. */
  limited: boolean;
};

/** One row a type; a type without its row does not compile. */
export const OUTAGE_ROWS: Readonly<Record<PlatformEvent['type'], OutageRow>> = {
  'message.sent': { waits: 'by-contact', limited: true },
  'message.deleted': { waits: 'by-contact', limited: false },
  'contact.requested': { waits: 'by-contact', limited: true },
  'contact.accepted': { waits: 'by-contact', limited: false },
  'account.blocked': { waits: 'never', limited: false },
  'account.reported': { waits: 'never', limited: false },
  'profile.viewed': { waits: 'by-contact', limited: false },
  'list.viewed': { waits: 'by-contact', limited: true },
  'search.performed': { waits: 'by-contact', limited: false },
  'call.started': { waits: 'call', limited: true },
  'call.ended': { waits: 'never', limited: false },
  'content.posted': { waits: 'by-contact', limited: false },
  'content.viewed': { waits: 'for-adults', limited: false },
  'payment.requested': { waits: 'payment', limited: true },
  'gift.sent': { waits: 'payment', limited: true },
  'live.started': { waits: 'call', limited: false },
  'location.shared': { waits: 'by-contact', limited: false },
  'settings.changed': { waits: 'protection', limited: false },
  'session.started': { waits: 'by-contact', limited: false },
  'session.ended': { waits: 'by-contact', limited: false },
};
