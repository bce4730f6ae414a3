// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.

export type Account = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  id: string;
  timeZone?: string;
};

export type AccountInput = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  timeZone?: string;
};

export type AgeBand = 'under13' | '13-15' | '16-17' | '18-22' | '23plus' | 'unknown';

export type Bilingual = { en: string; vi: string };

export type Decision = {
  degraded: boolean;
  eventId: string;
  holdUntil?: string;
  measures: Measure[];
  mode: 'live' | 'shadow';
  outcome: 'allow' | 'limit' | 'hold' | 'block';
  policy: string;
  reasons: Reason[];
  then?: 'release' | 'drop';
  tier: Tier;
};

export type Evidence = { concept: string; end: number; eventId: string; start: number };

export type Explanation = { decision: Decision; undecided: { missing: string[]; rule: string }[] };

export type GuardianToken = { expiresAt: string; token: string };

export type Measure =
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'notice'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'confirm'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'blur' }
  | { account: string; bundle: string; kind: 'restrict'; until?: string }
  | { kind: 'preserve'; until?: string }
  | { caseId: string; kind: 'case' };

export type PlatformEvent =
  | {
      actor: string;
      conversation: string;
      id: string;
      media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'message.sent';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'contact.requested';
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
      level?: '18' | 'G' | 'PG-13';
      media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
      text?: string;
      time: string;
      type: 'content.posted';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '18' | 'G' | 'PG-13';
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
  | { actor: string; id: string; time: string; type: 'session.ended' };

export type Problem = {
  code: string;
  detail?: string;
  errors?: { code: string; pointer: string }[];
  status: number;
  title: string;
  type: string;
};

export type Protection = {
  basis: string[];
  cooldownHours: number;
  key: string;
  lockedReason?: Bilingual;
  loosenBy: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  pending?: { appliesAt: string; value: string | number | boolean };
  sources: {
    code: string;
    grade: 'primary' | 'secondary' | 'unverified' | 'policy';
    source: string;
    title: Bilingual;
  }[];
  tightenBy?: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  title?: Bilingual;
  upTo?: string | number | boolean;
  value: string | number | boolean;
};

export type ProtectionChange = {
  appliesAt: string;
  at: string;
  by: 'teen' | 'guardian' | 'both' | 'self' | 'age';
  from: string | number | boolean;
  key: string;
  notice: Bilingual;
  to: string | number | boolean;
};

export type ProtectionChanged = {
  appliesAt: string;
  key: string;
  notice?: Bilingual;
  value: string | number | boolean;
};

export type Reason = {
  basis: string[];
  layer: 'prevent' | 'control' | 'respond';
  rule: string;
  signals: Signal[];
  statement: Bilingual;
};

export type Restriction = {
  appealedAt?: string;
  bundle: string;
  id: string;
  limits: { id: string; title: Bilingual }[];
  notice?: Bilingual;
  reviewAt: string;
  since: string;
  until: string;
};

export type Signal = { evidence: Evidence[]; id: string; weight: number };

export type Tier = 0 | 1 | 2 | 3 | 4 | 5;

export type WebhookGiven = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'preservation.requested'
    | 'protection.changed'
    | 'hash.withdrawn'
  )[];
  secret?: string;
  url: string;
};

export type WebhookInput = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'preservation.requested'
    | 'protection.changed'
    | 'hash.withdrawn'
  )[];
  url: string;
};

/** Every operation that a platform may call: what it takes and what a success answers. */
export type Operations = {
  'PUT /v1/accounts/{id}': { body: AccountInput; answer: Account };
  'DELETE /v1/accounts/{id}': { body: undefined; answer: undefined };
  'POST /v1/accounts/{id}/guardian-tokens': { body: { guardian: string }; answer: GuardianToken };
  'POST /v1/accounts/{id}/protection-changes': {
    body: {
      by: 'teen' | 'guardian' | 'both' | 'self';
      key: string;
      token?: string;
      value: string | number | boolean;
    };
    answer: ProtectionChanged;
  };
  'GET /v1/accounts/{id}/protection-history': {
    body: undefined;
    answer: { items: ProtectionChange[]; next?: string };
  };
  'GET /v1/accounts/{id}/protections': { body: undefined; answer: Protection[] };
  'GET /v1/accounts/{id}/restrictions': { body: undefined; answer: Restriction[] };
  'POST /v1/accounts/{id}/restrictions/{restriction}/appeal': { body: undefined; answer: Restriction };
  'GET /v1/decisions/{eventId}': { body: undefined; answer: Decision };
  'GET /v1/decisions/{eventId}/explanation': { body: undefined; answer: Explanation };
  'POST /v1/events': {
    body:
      | {
          actor: string;
          conversation: string;
          id: string;
          media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'message.sent';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'contact.requested';
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
          level?: '18' | 'G' | 'PG-13';
          media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
          text?: string;
          time: string;
          type: 'content.posted';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '18' | 'G' | 'PG-13';
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
      | { actor: string; id: string; time: string; type: 'session.ended' }
      | PlatformEvent[];
    answer: Decision | Decision[];
  };
  'PUT /v1/webhooks': { body: WebhookInput; answer: WebhookGiven };
};
