/** What is known of a scope, whole. */
export type ScopeRow = {
  /** Whether a key with it may do what every other scope is for, also those that are added later. */
  everything: boolean;
};

/** What a platform key may be used for. */
export const SCOPES = {
  all: { everything: true },
  events: { everything: false },
  accounts: { everything: false },
  hashes: { everything: false },
  reports: { everything: false },
  webhooks: { everything: false },
} as const satisfies Readonly<Record<string, ScopeRow>>;

export type PlatformScope = keyof typeof SCOPES;

// The cast is true: these are the keys of the table, and it is not empty.
export const PLATFORM_SCOPES = Object.keys(SCOPES) as [PlatformScope, ...PlatformScope[]];

/** Whether a word names a scope. */
export const isPlatformScope = (word: string): word is PlatformScope => Object.hasOwn(SCOPES, word);

/** Whether a key of these scopes is good for what needs that one. */
export const coversScope = (scopes: readonly string[], needed: PlatformScope): boolean =>
  scopes.some((scope) => scope === needed || (isPlatformScope(scope) && SCOPES[scope].everything));
