// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
export type paths = {
  '/v1/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Tell what is known of an account */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AccountInput'];
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The account */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Account'];
          };
        };
      };
    };
    post?: never;
    /** Erase an account */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Erased */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/guardian-contests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the young person contested and what became of it, the latest first
     * @description For the young person’s own session only: the guardian’s account never sees it, nor that it exists.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The contests; at most 50 */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianContest'][];
          };
        };
      };
    };
    put?: never;
    /**
     * The young person says that the guardian link is not right; it loses its powers at once
     * @description For the young person’s own session only: the guardian’s account never sees it, nor that it exists.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say';
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The contest; the one that is open, where there is one */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianContest'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/guardian-contests/{contest}/appeal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The link was kept and the young person asks for another person’s look, once
     * @description For the young person’s own session only: the guardian’s account never sees it, nor that it exists.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          contest: string;
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The contest with its new clock */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianContest'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/guardian-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the guardian link may do now
     * @description For the platform’s own machines; shown to nobody.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The link */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianLink'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/guardian-reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A guardian asks for another look at a link that does not work; the answer is always the same */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            guardian: string;
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Received */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianReviewTaken'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/guardian-tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A single-use token for the guardian linked to the account, after their own sign-in */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            guardian: string;
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The token, shown once */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['GuardianToken'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/protection-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change a protection: tightening holds at once, loosening needs who may and waits */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            by: 'teen' | 'guardian' | 'both' | 'self';
            key: string;
            token?: string;
            value: string | number | boolean;
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description It holds now */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProtectionChanged'];
          };
        };
        /** @description It holds from `appliesAt` on */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProtectionChanged'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/protection-history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who changed which protection, newest first */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description A page of the history */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['ProtectionChange'][];
              next?: string;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/protections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Protections that hold for an account; one never put is protected as 13–15 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The protections */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Protection'][];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/restrictions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What limits an account now */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Running restrictions */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Restriction'][];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/restrictions/{restriction}/appeal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The restricted account asks for a review; it comes sooner, and asking twice changes nothing */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
          restriction: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The restriction with its new review date */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Restriction'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/trusted-adult': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom a young person picked to be alerted
     * @description For the young person’s own session only: the guardian’s account never sees it, nor that it exists. The adult is asked by webhook (`adult.alert`) and never told why.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The choice */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TrustedAdult'];
          };
        };
      };
    };
    /**
     * A young person of 13–17 picks who is alerted in danger, or nobody
     * @description For the young person’s own session only: the guardian’s account never sees it, nor that it exists. The adult is asked by webhook (`adult.alert`) and never told why.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                adult: string;
                /** @enum {string} */
                choice: 'adult';
              }
            | {
                /** @enum {string} */
                choice: 'nobody';
              };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The choice; it holds at once */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TrustedAdult'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{eventId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The decision that an event got */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          eventId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The decision */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Decision'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{eventId}/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why: rules that fired, that stayed open and for lack of what, that nearly fired */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          eventId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The explanation */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Explanation'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/{eventId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Judge a recorded event again by the version that judged it; the answer is byte for byte the first */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          eventId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The decision, made again */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Decision'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send events, get decisions
     * @description One object, an array or NDJSON of at most 1,000 events and 2 MiB; structured CloudEvents are accepted.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: {
        content: {
          'application/json':
            | {
                actor: string;
                conversation?: string;
                id: string;
                media?: {
                  /** @enum {string} */
                  kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
                  pdq?: string;
                  score?:
                    | number
                    | {
                        [key: string]: number;
                      };
                }[];
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                text?: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'message.sent';
              }
            | {
                actor: string;
                id: string;
                message: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'message.deleted';
              }
            | {
                actor: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                text?: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'contact.requested';
                /** @enum {string} */
                via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
              }
            | {
                actor: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'contact.accepted';
              }
            | {
                actor: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'account.blocked';
              }
            | {
                actor: string;
                category: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'account.reported';
              }
            | {
                actor: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'profile.viewed';
                /** @enum {string} */
                via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
              }
            | {
                actor: string;
                id: string;
                /** @enum {string} */
                list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'list.viewed';
              }
            | {
                actor: string;
                id: string;
                query: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'search.performed';
              }
            | {
                actor: string;
                call: string;
                id: string;
                lastedMinutes?: number;
                /** @enum {string} */
                media: 'audio' | 'video' | 'screen';
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'call.started';
              }
            | {
                actor: string;
                call: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'call.ended';
              }
            | {
                actor: string;
                content: string;
                id: string;
                /** @enum {string} */
                level?: '16' | '18' | 'G' | 'PG-13';
                media?: {
                  /** @enum {string} */
                  kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
                  pdq?: string;
                  score?:
                    | number
                    | {
                        [key: string]: number;
                      };
                }[];
                text?: string;
                /** Format: date-time */
                time: string;
                towards?: {
                  /** @enum {string} */
                  how: 'tag' | 'mention' | 'comment';
                  relation?: {
                    connected: boolean;
                    mutuals?: number;
                  };
                  target: string;
                };
                /** @enum {string} */
                type: 'content.posted';
              }
            | {
                actor: string;
                content: string;
                id: string;
                /** @enum {string} */
                level?: '16' | '18' | 'G' | 'PG-13';
                /** @enum {string} */
                theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'content.viewed';
              }
            | {
                actor: string;
                amount?: number;
                id: string;
                /** @enum {string} */
                method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'payment.requested';
              }
            | {
                actor: string;
                id: string;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'gift.sent';
                value?: number;
              }
            | {
                actor: string;
                id: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'live.started';
              }
            | {
                actor: string;
                id: string;
                precise: boolean;
                relation?: {
                  connected: boolean;
                  mutuals?: number;
                };
                target: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'location.shared';
              }
            | {
                actor: string;
                id: string;
                key: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'settings.changed';
                value: string | number | boolean;
              }
            | {
                actor: string;
                game?: string;
                id: string;
                surface: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'session.started';
              }
            | {
                actor: string;
                game?: string;
                id: string;
                surface?: string;
                /** Format: date-time */
                time: string;
                /** @enum {string} */
                type: 'session.ended';
              }
            | components['schemas']['PlatformEvent'][];
          'application/x-ndjson': string;
        };
      };
      responses: {
        /** @description One decision for each event, in order; NDJSON where NDJSON was sent */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Decision'] | components['schemas']['Decision'][];
            'application/x-ndjson': string;
          };
        };
        /** @description No JSON, or no UTF-8 */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The key is missing, unknown, revoked or over */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The key lacks the scope "events" */
        403: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description More than 2 MiB */
        413: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Neither JSON, CloudEvents nor NDJSON */
        415: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description An event does not fit the schema, or there are more than 1,000; `errors` points at each */
        422: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Not now: nothing was judged, send the same ids again after `retry-after` seconds */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hashes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Propose hashes for a bank; a person of its owner decides */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['HashProposal'];
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Ids in the order of the request */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['HashesProposed'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hashes/{id}/feedback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what was found on your side of a shared hash */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['HashFeedback'];
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Noted */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hashes/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take back a hash that this platform proposed */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Nobody is given it any more; who has it is told */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hashes/banks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Banks of hashes that this platform owns or may read */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The banks */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Bank'][];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hashes/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look pictures up by their hashes, many at once
     * @description A match is a signal, never a verdict. Send the hashes of the turned and mirrored picture beside its own: banks hold one form of each. The hash that was found is never given back.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['HashLookup'];
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description An answer for each picture, in order */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['HashLookupAnswer'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Statements of reasons, newest first, of one account or one event */
    get: {
      parameters: {
        query?: {
          account?: string;
          cursor?: string;
          event?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description A page of statements */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['StatementForPlatform'][];
              next?: string;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/{id}/appeal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The platform appeals for its account; a statement has one appeal */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other';
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The statement with its appeal and the day of the answer */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['StatementForPlatform'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A month of statements in the fields of the EU DSA transparency database, without accounts or small groups */
    get: {
      parameters: {
        query?: {
          format?: 'json' | 'csv';
          month?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The statements */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['StatementExport'];
            'text/csv': string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/statements/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The evidence of a case is kept: statements that waited for it become readable at the next daily hour */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** Format: uuid */
            caseId: string;
          };
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description How many waited */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              released: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the platform hears of changes, and the new address that waits for a person */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The webhook, without its secret */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WebhookView'];
          };
        };
      };
    };
    /** Where the platform hears of changes; the secret is given once */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['WebhookInput'];
        };
      };
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The webhook; `secret` only the first time, `waiting` where a person must agree first */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WebhookGiven'];
          };
        };
      };
    };
    post?: never;
    /** Nothing is sent any more */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description Removed, with its secret and with an address that waited */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deliveries that were refused for three days, newest first; kept for fourteen days */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description A page of dead letters */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['WebhookDeadLetter'][];
              next?: string;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/dead-letters/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send one again, with the same webhook-id and all tries anew */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description On its way */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret in place of one that may be known; for a day deliveries carry a signature by each */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The request was refused; `code` says why */
        '4XX': {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        /** @description The new secret, shown once */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WebhookSecret'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
};
export type webhooks = Record<string, never>;
export type components = {
  schemas: {
    Account: {
      ageBand: components['schemas']['AgeBand'];
      ageSources?: {
        band: components['schemas']['AgeBand'];
        /** @enum {string} */
        source: 'claimed' | 'predicted' | 'guardian' | 'verified';
      }[];
      country?: string;
      /** Format: date-time */
      createdAt: string;
      guardian?: {
        accountId: string;
      };
      id: string;
      timeZone?: string;
    };
    AccountInput: {
      ageBand: components['schemas']['AgeBand'];
      ageSources?: {
        band: components['schemas']['AgeBand'];
        /** @enum {string} */
        source: 'claimed' | 'predicted' | 'guardian' | 'verified';
      }[];
      country?: string;
      /** Format: date-time */
      createdAt: string;
      guardian?: {
        accountId: string;
      };
      timeZone?: string;
    };
    /** @enum {string} */
    AgeBand: 'under13' | '13-15' | '16-17' | '18-22' | '23plus' | 'unknown';
    AppealState: {
      /** Format: date */
      decidedOn?: string;
      /** Format: date */
      dueOn: string;
      /** @enum {string} */
      ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other';
      /** Format: date */
      madeOn: string;
      /** @enum {string} */
      outcome?: 'upheld' | 'reversed';
      /** @enum {string} */
      reason?:
        | 'fits-the-rule'
        | 'no-new-facts'
        | 'still-a-risk'
        | 'does-not-fit'
        | 'wrong-account'
        | 'harmless-context'
        | 'too-much';
    };
    Bank: {
      category: components['schemas']['BankCategory'];
      counts: {
        proposed: number;
        shared: number;
      };
      /** Format: uuid */
      id: string;
      keepDays: number;
      members?: components['schemas']['BankMember'][];
      name: components['schemas']['Bilingual'];
      number: number;
      own: boolean;
      owner: {
        /** Format: uuid */
        id: string;
        name: components['schemas']['Bilingual'];
      };
      radius: number;
      /** @enum {string} */
      takes?: 'under18' | '18plus';
    };
    /** @enum {string} */
    BankCategory:
      | 'CSAM'
      | 'CSAM_AI'
      | 'SEXTORTION'
      | 'SELF_GEN'
      | 'NCII_MINOR'
      | 'NCII_ADULT'
      | 'KNOWN_HARMLESS';
    BankMember: {
      /** Format: date-time */
      lastRead?: string;
      mayWrite: boolean;
      name: components['schemas']['Bilingual'];
      /** Format: uuid */
      organisation: string;
      /** Format: date-time */
      since: string;
    };
    Bilingual: {
      en: string;
      vi: string;
    };
    Decision: {
      degraded: boolean;
      eventId: string;
      /** Format: date-time */
      holdUntil?: string;
      measures: components['schemas']['Measure'][];
      /** @enum {string} */
      mode: 'live' | 'shadow';
      /** @enum {string} */
      outcome: 'allow' | 'limit' | 'hold' | 'block';
      policy: string;
      reasons: components['schemas']['Reason'][];
      /** Format: date-time */
      stoppedUntil?: string;
      /** @enum {string} */
      then?: 'release' | 'drop';
      tier: components['schemas']['Tier'];
    };
    DsaStatement: {
      /** Format: date */
      application_date: string;
      /** @enum {string} */
      automated_decision: 'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_PARTIALLY';
      /** @enum {string} */
      automated_detection: 'Yes' | 'No';
      category: string;
      category_specification: string[];
      /** Format: date */
      content_date: string;
      content_type: string[];
      content_type_other?: string;
      decision_facts: string;
      /** @enum {string} */
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' | 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
      decision_provision?: string;
      decision_visibility: string[];
      /** Format: date */
      end_date_service_restriction?: string;
      /** Format: date */
      end_date_visibility_restriction?: string;
      incompatible_content_explanation: string;
      incompatible_content_ground: string;
      /** @enum {string} */
      incompatible_content_illegal: 'Yes' | 'No';
      puid: string;
      source_type: string;
      territorial_scope: string[];
    };
    Evidence: {
      concept: string;
      end: number;
      eventId: string;
      start: number;
    };
    Explanation: {
      decision: components['schemas']['Decision'];
      nearly: {
        lacking: string;
        rule: string;
        seen: {
          [key: string]: string | number | boolean | string[] | null;
        };
      }[];
      undecided: {
        missing: string[];
        rule: string;
      }[];
    };
    GuardianContest: {
      /** Format: date-time */
      appealedAt?: string;
      canAppeal: boolean;
      /** Format: date-time */
      contestedAt: string;
      /** Format: date-time */
      decideBy: string;
      /** Format: date-time */
      decidedAt?: string;
      /** Format: uuid */
      id: string;
      notice: components['schemas']['Bilingual'];
      /** @enum {string} */
      reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say';
      /** @enum {string} */
      state: 'open' | 'ended' | 'kept';
    };
    GuardianLink: {
      alerts: boolean;
      guardian?: string;
      loosens: boolean;
      /** @enum {string} */
      sees: 'as-protected' | 'frozen' | 'nothing';
      /** Format: date-time */
      since?: string;
      /** @enum {string} */
      state: 'none' | 'stands' | 'suspended' | 'ended';
    };
    GuardianReviewTaken: {
      notice: components['schemas']['Bilingual'];
      /** @enum {boolean} */
      received: true;
    };
    GuardianToken: {
      /** Format: date-time */
      expiresAt: string;
      token: string;
    };
    HashesProposed: {
      hashes: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        state: 'proposed' | 'shared' | 'refused' | 'withdrawn' | 'expired';
      }[];
    };
    HashFeedback: {
      /** @enum {string} */
      value: 'seen' | 'disagree' | 'blocked' | 'not-blocked';
    };
    HashLookup: {
      pictures: {
        id: string;
        pdq: string | string[];
        quality?: number;
      }[];
    };
    HashLookupAnswer: {
      pictures: components['schemas']['LookupAnswer'][];
    };
    HashProposal: {
      /** Format: uuid */
      bank: string;
      /** Format: date-time */
      expiresAt?: string;
      hashes: {
        /** @enum {string} */
        kind: 'photo' | 'video-frame';
        pdq: string;
        quality?: number;
      }[];
    };
    LookupAnswer: {
      id: string;
      match: boolean;
      signals: {
        /** Format: uuid */
        bank: string;
        category: components['schemas']['BankCategory'];
        disputed: boolean;
        /** @enum {string} */
        distance: 'same' | 'near' | 'far';
        /** Format: uuid */
        id: string;
        sources: ('self-submitted' | 'organisation' | 'peer')[];
      }[];
      unusable?: boolean;
    };
    Measure:
      | {
          actions?: components['schemas']['NoticeAction'][];
          /** @enum {string} */
          audience: 'actor' | 'target' | 'reviewer';
          /** @enum {string} */
          kind: 'notice';
          template: string;
          text: components['schemas']['Bilingual'];
        }
      | {
          /** @enum {string} */
          audience: 'actor' | 'target' | 'reviewer';
          /** @enum {string} */
          kind: 'confirm';
          template: string;
          text: components['schemas']['Bilingual'];
        }
      | {
          /** @enum {string} */
          audience: 'actor' | 'target' | 'reviewer';
          /** @enum {string} */
          kind: 'blur';
        }
      | {
          account: string;
          bundle: string;
          /** @enum {string} */
          kind: 'restrict';
          /** Format: date-time */
          until?: string;
        }
      | {
          /** @enum {string} */
          kind: 'preserve';
          /** Format: date-time */
          until?: string;
        }
      | {
          /** Format: uuid */
          caseId: string;
          /** @enum {string} */
          kind: 'case';
        };
    NoticeAction: {
      /** @enum {string} */
      does:
        | 'block-and-report'
        | 'save-evidence'
        | 'call'
        | 'fine'
        | 'read-message'
        | 'keep-message'
        | 'let-somebody-read';
      id: string;
      label: components['schemas']['Bilingual'];
      phone?: string;
    };
    PlatformEvent:
      | {
          actor: string;
          conversation?: string;
          id: string;
          media?: {
            /** @enum {string} */
            kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
            pdq?: string;
            score?:
              | number
              | {
                  [key: string]: number;
                };
          }[];
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          text?: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'message.sent';
        }
      | {
          actor: string;
          id: string;
          message: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'message.deleted';
        }
      | {
          actor: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          text?: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'contact.requested';
          /** @enum {string} */
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
        }
      | {
          actor: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'contact.accepted';
        }
      | {
          actor: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'account.blocked';
        }
      | {
          actor: string;
          category: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'account.reported';
        }
      | {
          actor: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'profile.viewed';
          /** @enum {string} */
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
        }
      | {
          actor: string;
          id: string;
          /** @enum {string} */
          list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'list.viewed';
        }
      | {
          actor: string;
          id: string;
          query: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'search.performed';
        }
      | {
          actor: string;
          call: string;
          id: string;
          lastedMinutes?: number;
          /** @enum {string} */
          media: 'audio' | 'video' | 'screen';
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'call.started';
        }
      | {
          actor: string;
          call: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'call.ended';
        }
      | {
          actor: string;
          content: string;
          id: string;
          /** @enum {string} */
          level?: '16' | '18' | 'G' | 'PG-13';
          media?: {
            /** @enum {string} */
            kind: 'image' | 'video' | 'audio' | 'sticker' | 'file';
            pdq?: string;
            score?:
              | number
              | {
                  [key: string]: number;
                };
          }[];
          text?: string;
          /** Format: date-time */
          time: string;
          towards?: {
            /** @enum {string} */
            how: 'tag' | 'mention' | 'comment';
            relation?: {
              connected: boolean;
              mutuals?: number;
            };
            target: string;
          };
          /** @enum {string} */
          type: 'content.posted';
        }
      | {
          actor: string;
          content: string;
          id: string;
          /** @enum {string} */
          level?: '16' | '18' | 'G' | 'PG-13';
          /** @enum {string} */
          theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'content.viewed';
        }
      | {
          actor: string;
          amount?: number;
          id: string;
          /** @enum {string} */
          method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'payment.requested';
        }
      | {
          actor: string;
          id: string;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'gift.sent';
          value?: number;
        }
      | {
          actor: string;
          id: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'live.started';
        }
      | {
          actor: string;
          id: string;
          precise: boolean;
          relation?: {
            connected: boolean;
            mutuals?: number;
          };
          target: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'location.shared';
        }
      | {
          actor: string;
          id: string;
          key: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'settings.changed';
          value: string | number | boolean;
        }
      | {
          actor: string;
          game?: string;
          id: string;
          surface: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'session.started';
        }
      | {
          actor: string;
          game?: string;
          id: string;
          surface?: string;
          /** Format: date-time */
          time: string;
          /** @enum {string} */
          type: 'session.ended';
        };
    Problem: {
      code: string;
      detail?: string;
      errors?: {
        allowed?: string[];
        code: string;
        pointer: string;
      }[];
      status: number;
      title: string;
      type: string;
      work?: components['schemas']['WorkAsked'];
    };
    Protection: {
      basis: string[];
      cooldownHours: number;
      key: string;
      lockedReason?: components['schemas']['Bilingual'];
      /** @enum {string} */
      loosenBy: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
      pending?: {
        /** Format: date-time */
        appliesAt: string;
        value: string | number | boolean;
      };
      sources: {
        code: string;
        /** @enum {string} */
        grade: 'primary' | 'secondary' | 'unverified' | 'policy';
        source: string;
        title: components['schemas']['Bilingual'];
      }[];
      /** @enum {string} */
      tightenBy?: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
      title?: components['schemas']['Bilingual'];
      upTo?: string | number | boolean;
      value: string | number | boolean;
    };
    ProtectionChange: {
      /** Format: date-time */
      appliesAt: string;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      by: 'teen' | 'guardian' | 'both' | 'self' | 'age';
      from: string | number | boolean;
      key: string;
      notice: components['schemas']['Bilingual'];
      to: string | number | boolean;
    };
    ProtectionChanged: {
      /** Format: date-time */
      appliesAt: string;
      key: string;
      notice?: components['schemas']['Bilingual'];
      value: string | number | boolean;
    };
    Reason: {
      basis: string[];
      /** @enum {string} */
      layer: 'prevent' | 'control' | 'respond';
      rule: string;
      signals: components['schemas']['Signal'][];
      statement: components['schemas']['Bilingual'];
    };
    Restriction: {
      /** @enum {string} */
      appeal: 'none' | 'waiting' | 'kept';
      /** Format: date-time */
      appealedAt?: string;
      bundle: string;
      /** Format: uuid */
      id: string;
      limits: {
        id: string;
        title: components['schemas']['Bilingual'];
      }[];
      notice?: components['schemas']['Bilingual'];
      /** Format: date-time */
      reviewAt: string;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until: string;
      with?: string;
    };
    Signal: {
      evidence: components['schemas']['Evidence'][];
      id: string;
      weight: number;
    };
    StatementExport: {
      items: components['schemas']['DsaStatement'][];
      /** @enum {string} */
      leftOut: 'none' | 'fewer-than-10' | '10-or-more';
      month: string;
    };
    StatementForPlatform: {
      account: string;
      appeal?: components['schemas']['AppealState'];
      bundle?: string;
      delay?: {
        /** @enum {string} */
        reason: 'evidence-first' | 'risk-of-retaliation';
        /** Format: date-time */
        until: string;
      };
      dsa: components['schemas']['DsaStatement'];
      eventId: string;
      /** Format: uuid */
      id: string;
      /** Format: uri */
      link?: string;
      /** @enum {string} */
      measure: 'block' | 'hold' | 'limit' | 'blur' | 'restrict';
      /** Format: date-time */
      readableAt: string;
      replaced: boolean;
      /** Format: uuid */
      restriction?: string;
      /** Format: uuid */
      stop?: string;
    };
    Tier: 0 | 1 | 2 | 3 | 4 | 5;
    TrustedAdult: {
      adult?: string;
      /** @enum {string} */
      choice: 'not-yet' | 'adult' | 'nobody';
      history: {
        adult?: string;
        /** Format: date-time */
        at: string;
      }[];
      notice: components['schemas']['Bilingual'];
      /** Format: date-time */
      since?: string;
    };
    WebhookDeadLetter: {
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      failedAt: string;
      /** Format: uuid */
      id: string;
      message: string;
      type: string;
    };
    WebhookGiven: {
      events: (
        | 'decision.changed'
        | 'restriction.started'
        | 'restriction.ended'
        | 'case.opened'
        | 'case.peers'
        | 'preservation.requested'
        | 'protection.changed'
        | 'guardian-link.changed'
        | 'adult.alert'
        | 'hash.withdrawn'
      )[];
      secret?: string;
      /** Format: uri */
      url: string;
      /** @enum {boolean} */
      waiting?: true;
    };
    WebhookInput: {
      events: (
        | 'decision.changed'
        | 'restriction.started'
        | 'restriction.ended'
        | 'case.opened'
        | 'case.peers'
        | 'preservation.requested'
        | 'protection.changed'
        | 'guardian-link.changed'
        | 'adult.alert'
        | 'hash.withdrawn'
      )[];
      /** Format: uri */
      url: string;
    };
    WebhookSecret: {
      /** Format: date-time */
      oldUntil: string;
      secret: string;
    };
    WebhookView: {
      current?: {
        events: (
          | 'decision.changed'
          | 'restriction.started'
          | 'restriction.ended'
          | 'case.opened'
          | 'case.peers'
          | 'preservation.requested'
          | 'protection.changed'
          | 'guardian-link.changed'
          | 'adult.alert'
          | 'hash.withdrawn'
        )[];
        /** Format: date-time */
        oldSecretUntil?: string;
        /** Format: uri */
        url: string;
      };
      waiting?: {
        /** Format: date-time */
        at: string;
        events: (
          | 'decision.changed'
          | 'restriction.started'
          | 'restriction.ended'
          | 'case.opened'
          | 'case.peers'
          | 'preservation.requested'
          | 'protection.changed'
          | 'guardian-link.changed'
          | 'adult.alert'
          | 'hash.withdrawn'
        )[];
        /** Format: uri */
        url: string;
      };
    };
    WorkAsked: {
      bits: number;
      challenge: string;
      expiresAt: string;
      parts: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
};
export type Account = components['schemas']['Account'];
export type AccountInput = components['schemas']['AccountInput'];
export type AgeBand = components['schemas']['AgeBand'];
export type AppealState = components['schemas']['AppealState'];
export type Bank = components['schemas']['Bank'];
export type BankCategory = components['schemas']['BankCategory'];
export type BankMember = components['schemas']['BankMember'];
export type Bilingual = components['schemas']['Bilingual'];
export type Decision = components['schemas']['Decision'];
export type DsaStatement = components['schemas']['DsaStatement'];
export type Evidence = components['schemas']['Evidence'];
export type Explanation = components['schemas']['Explanation'];
export type GuardianContest = components['schemas']['GuardianContest'];
export type GuardianLink = components['schemas']['GuardianLink'];
export type GuardianReviewTaken = components['schemas']['GuardianReviewTaken'];
export type GuardianToken = components['schemas']['GuardianToken'];
export type HashesProposed = components['schemas']['HashesProposed'];
export type HashFeedback = components['schemas']['HashFeedback'];
export type HashLookup = components['schemas']['HashLookup'];
export type HashLookupAnswer = components['schemas']['HashLookupAnswer'];
export type HashProposal = components['schemas']['HashProposal'];
export type LookupAnswer = components['schemas']['LookupAnswer'];
export type Measure = components['schemas']['Measure'];
export type NoticeAction = components['schemas']['NoticeAction'];
export type PlatformEvent = components['schemas']['PlatformEvent'];
export type Problem = components['schemas']['Problem'];
export type Protection = components['schemas']['Protection'];
export type ProtectionChange = components['schemas']['ProtectionChange'];
export type ProtectionChanged = components['schemas']['ProtectionChanged'];
export type Reason = components['schemas']['Reason'];
export type Restriction = components['schemas']['Restriction'];
export type Signal = components['schemas']['Signal'];
export type StatementExport = components['schemas']['StatementExport'];
export type StatementForPlatform = components['schemas']['StatementForPlatform'];
export type Tier = components['schemas']['Tier'];
export type TrustedAdult = components['schemas']['TrustedAdult'];
export type WebhookDeadLetter = components['schemas']['WebhookDeadLetter'];
export type WebhookGiven = components['schemas']['WebhookGiven'];
export type WebhookInput = components['schemas']['WebhookInput'];
export type WebhookSecret = components['schemas']['WebhookSecret'];
export type WebhookView = components['schemas']['WebhookView'];
export type WorkAsked = components['schemas']['WorkAsked'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
