// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
import type { Decision } from './shared.ts';

export type PlatformEvent =
  | {
      actor: string;
      conversation?: string;
      id: string;
      media?: {
        kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
        pdq?: string;
        score?: number | Record<string, number>;
      }[];
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'message.sent';
    }
  | { actor: string; id: string; message: string; time: string; type: 'message.deleted' }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'contact.requested';
      via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'contact.accepted';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'account.blocked';
    }
  | {
      actor: string;
      category: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'account.reported';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'profile.viewed';
      via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
    }
  | {
      actor: string;
      id: string;
      list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'list.viewed';
    }
  | { actor: string; id: string; query: string; time: string; type: 'search.performed' }
  | {
      actor: string;
      call: string;
      id: string;
      lastedMinutes?: number;
      media: 'audio' | 'video' | 'screen';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'call.started';
    }
  | {
      actor: string;
      call: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'call.ended';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '16' | '18' | 'G' | 'PG-13';
      media?: {
        kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
        pdq?: string;
        score?: number | Record<string, number>;
      }[];
      text?: string;
      time: string;
      towards?: {
        how: 'tag' | 'mention' | 'comment';
        relation?: { connected: boolean; mutuals?: number };
        target: string;
      };
      type: 'content.posted';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '16' | '18' | 'G' | 'PG-13';
      theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
      time: string;
      type: 'content.viewed';
    }
  | {
      actor: string;
      amount?: number;
      id: string;
      method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'payment.requested';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'gift.sent';
      value?: number;
    }
  | { actor: string; id: string; time: string; type: 'live.started' }
  | {
      actor: string;
      id: string;
      precise: boolean;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'location.shared';
    }
  | {
      actor: string;
      id: string;
      key: string;
      time: string;
      type: 'settings.changed';
      value: string | number | boolean;
    }
  | { actor: string; game?: string; id: string; surface: string; time: string; type: 'session.started' }
  | { actor: string; game?: string; id: string; surface?: string; time: string; type: 'session.ended' };

/** What a platform may call under `/v1/events`: what it takes and what a success answers. */
export type EventsOperations = {
  'POST /v1/events': {
    body:
      | {
          actor: string;
          conversation?: string;
          id: string;
          media?: {
            kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
            pdq?: string;
            score?: number | Record<string, number>;
          }[];
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'message.sent';
        }
      | { actor: string; id: string; message: string; time: string; type: 'message.deleted' }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'contact.requested';
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'contact.accepted';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'account.blocked';
        }
      | {
          actor: string;
          category: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'account.reported';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'profile.viewed';
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
        }
      | {
          actor: string;
          id: string;
          list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'list.viewed';
        }
      | { actor: string; id: string; query: string; time: string; type: 'search.performed' }
      | {
          actor: string;
          call: string;
          id: string;
          lastedMinutes?: number;
          media: 'audio' | 'video' | 'screen';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'call.started';
        }
      | {
          actor: string;
          call: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'call.ended';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '16' | '18' | 'G' | 'PG-13';
          media?: {
            kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
            pdq?: string;
            score?: number | Record<string, number>;
          }[];
          text?: string;
          time: string;
          towards?: {
            how: 'tag' | 'mention' | 'comment';
            relation?: { connected: boolean; mutuals?: number };
            target: string;
          };
          type: 'content.posted';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '16' | '18' | 'G' | 'PG-13';
          theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
          time: string;
          type: 'content.viewed';
        }
      | {
          actor: string;
          amount?: number;
          id: string;
          method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'payment.requested';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'gift.sent';
          value?: number;
        }
      | { actor: string; id: string; time: string; type: 'live.started' }
      | {
          actor: string;
          id: string;
          precise: boolean;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'location.shared';
        }
      | {
          actor: string;
          id: string;
          key: string;
          time: string;
          type: 'settings.changed';
          value: string | number | boolean;
        }
      | { actor: string; game?: string; id: string; surface: string; time: string; type: 'session.started' }
      | { actor: string; game?: string; id: string; surface?: string; time: string; type: 'session.ended' }
      | PlatformEvent[];
    answer: Decision | Decision[];
  };
};
