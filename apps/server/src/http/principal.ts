import {
  type Action,
  coversScope,
  may,
  type PlatformScope,
  rolesThat,
} from '@khong-mot-minh/contracts/codes';
import type { Actor, PlatformKey, SignedIn } from '@khong-mot-minh/database';
import type { Context, MiddlewareHandler } from 'hono';
import type { Admission } from '../limits/admission.ts';
import type { Turn } from '../limits/gate.ts';
import type { RateLimitKey } from '../limits/neighbourhoods.ts';
import type { SaveAnswer } from './idempotency.ts';
import { HttpProblem } from './problems.ts';

/** A member who is signed in. */
export type Person = { kind: 'person'; tokenHash: Uint8Array } & SignedIn;
/** A platform by its key. */
export type Platform = { kind: 'platform' } & PlatformKey;
export type Principal = { kind: 'public' } | Platform | Person;

/** A platform's key, good for that scope; `all` wants a key for everything. */
export type PlatformPermission = { scope: PlatformScope };

/** Who may call a route; `may` asks what one of the person's roles lets them do. */
export type Permission = 'public' | 'person' | PlatformPermission | { may: Action };

export const isForPlatforms = (permission: Permission): permission is PlatformPermission =>
  typeof permission === 'object' && 'scope' in permission;

/** Refuses a key that is not good for what a route needs. */
export function requireScope({ scopes }: Pick<PlatformKey, 'scopes'>, { scope }: PlatformPermission): void {
  if (!coversScope(scopes, scope)) throw new HttpProblem('forbidden', `This key lacks the scope "${scope}"`);
}

export type AppEnv = {
  Variables: {
    principal: Principal;
    saveAnswer: SaveAnswer;
    asker: RateLimitKey;
    turn: Turn | undefined;
    body: Uint8Array;
  };
};

export type Identify = {
  platform(key: string, asker: RateLimitKey): Promise<PlatformKey | undefined>;
  /** A key was revoked: none that is remembered is believed any longer. */
  forgetKeys(): void;
  person(
    cookieHeader: string | undefined,
    asker: RateLimitKey,
  ): Promise<(SignedIn & { tokenHash: Uint8Array }) | undefined>;
  /** Origins from which a signed-in browser may change something. */
  origins: ReadonlySet<string>;
  /** Whose turn it is, and what one neighbourhood may have. */
  admission: Admission;
};

/** The first thing every route does: find out who asks, and refuse who may not. */
export const permit =
  (identify: Identify, permission: Permission): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('principal', await principalFor(c, identify, permission));
    await next();
  };

async function principalFor(c: Context, identify: Identify, permission: Permission): Promise<Principal> {
  if (permission === 'public') return { kind: 'public' };
  if (isForPlatforms(permission)) {
    const key = /^Bearer ([\x21-\x7e]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const found = key && (await identify.platform(key, c.get('asker')));
    if (!found) throw new HttpProblem('bad-key');
    requireScope(found, permission);
    return { kind: 'platform', ...found };
  }
  const person = await identify.person(c.req.header('cookie'), c.get('asker'));
  if (!person) throw new HttpProblem('not-signed-in');
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') requireOwnOrigin(c, identify);
  if (permission !== 'person' && !may(person, permission.may))
    throw new HttpProblem(
      'forbidden',
      `This needs one of the roles: ${rolesThat(permission.may).join(', ')}`,
    );
  return { kind: 'person', ...person };
}

/** A cookie travels with any request a browser makes, so a change needs the page's origin as well. */
export function requireOwnOrigin(c: Context, { origins }: Pick<Identify, 'origins'>): void {
  if (!origins.has(c.req.header('origin') ?? '')) throw new HttpProblem('wrong-origin');
}

export function personOf(c: Context<AppEnv>): Person {
  const principal = c.get('principal');
  if (principal.kind !== 'person') throw new HttpProblem('not-signed-in');
  return principal;
}

export function platformOf(c: Context<AppEnv>): Platform {
  const principal = c.get('principal');
  if (principal.kind !== 'platform') throw new HttpProblem('bad-key');
  return principal;
}

/** On whose behalf the store runs a principal's transaction. */
export const actorOf = (p: Person): Actor => ({
  kind: 'person',
  org: p.orgId,
  person: p.personId,
});

export function actorOfPrincipal(p: Principal): Actor {
  switch (p.kind) {
    case 'public':
      return { kind: 'public' };
    case 'platform':
      return { kind: 'platform', org: p.org };
    case 'person':
      return actorOf(p);
  }
}
