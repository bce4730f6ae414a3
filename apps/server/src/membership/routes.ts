import type { OpenAPIHono } from '@hono/zod-openapi';
import { PasswordChange, PublicTeam, Session, SessionInput, SessionKeys } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, personOf, requireOwnOrigin } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import type { Misses } from '../limits/misses.ts';
import { accessRoutes } from './access/access-routes.ts';
import { changePassword } from './change-password.ts';
import { keyRoutes } from './keys/routes.ts';
import { deviceCookieName } from './known-device.ts';
import { ReferralTargets, readKeys, readTargets, readTeams } from './service.ts';
import { deviceCookie, sessionCookie, sessionView } from './session-view.ts';
import { signOut, signOutEverywhere } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { createSignInGuard, type SignInGuard } from './sign-in-guard.ts';

const LONGEST_SIGN_IN = 4 * 1024;

export function membershipRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'config' | 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'>,
  wrongCurrents: Misses,
): void {
  const { identify, config } = deps;
  const guard = createSignInGuard(deps.now);
  keyRoutes(app, deps, wrongCurrents);
  accessRoutes(app, deps, wrongCurrents);

  app.openapi(
    defineRoute(
      identify,
      { host: 'desk', lane: 'sign-in' },
      {
        method: 'post',
        path: '/v1/session',
        summary: 'Sign in',
        request: body(SessionInput),
        responses: { 200: json(Session, 'Signed in; the cookie is set') },
      },
      [],
      LONGEST_SIGN_IN,
    ),
    async (c) => {
      requireOwnOrigin(c, identify);
      const { asker, turn } = c.var;
      const from = { asker, cookies: c.req.header('cookie'), deviceCookie: deviceCookieName(config) };
      // Who waits for guessers gives the place to somebody else meanwhile.
      const before: SignInGuard['before'] = (...who) =>
        turn ? turn.outside(() => guard.before(...who)) : guard.before(...who);
      const refuseAt: SignInGuard['refuseAt'] = (elapsedMs) =>
        turn ? turn.outside(() => guard.refuseAt(elapsedMs)) : guard.refuseAt(elapsedMs);
      const result = await signIn(
        { ...deps, guard: { ...guard, before, refuseAt } },
        c.req.valid('json'),
        from,
      );
      if (!result.ok)
        throw new HttpProblem(
          result.why,
          result.why === 'bad-credentials' ? 'After six wrong passwords the next ones wait' : undefined,
          {
            ...(result.why === 'busy' && { retryAfterSeconds: 30 }),
            ...(result.why === 'codes-stopped' && { retryAfterSeconds: result.seconds }),
          },
        );
      c.header('set-cookie', sessionCookie(config, result.token));
      c.header('set-cookie', deviceCookie(config, result.device), { append: true });
      return c.json(sessionView(config, result.person), 200);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/session',
      summary: 'Who is signed in',
      responses: { 200: json(Session, 'The session') },
    }),
    (c) => c.json(sessionView(config, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'delete',
      path: '/v1/sessions',
      summary: 'Sign out everywhere: every session of yours ends, this one too',
      responses: { 204: { description: 'Signed out' } },
    }),
    async (c) => {
      await signOutEverywhere(deps, personOf(c).personId);
      c.header('set-cookie', sessionCookie(config));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'delete',
      path: '/v1/session',
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out' } },
    }),
    async (c) => {
      await signOut(deps, personOf(c).tokenHash);
      c.header('set-cookie', sessionCookie(config));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/session/password',
      summary: 'Set a new password; every other session of yours ends',
      request: body(PasswordChange),
      responses: { 204: { description: 'Changed' } },
    }),
    async (c) => {
      const result = await changePassword(deps, wrongCurrents, personOf(c), c.req.valid('json'));
      switch (result) {
        case 'changed':
          return c.body(null, 204);
        case 'wrong':
          throw new HttpProblem('forbidden', 'The current password is not right');
        case 'same':
          throw invalid('/password', 'same-as-before');
        case 'few-signs':
        case 'repeats':
        case 'sequence':
        case 'own-words':
          throw invalid('/password', result);
      }
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/session/keys',
      summary: "The member's locked key and the team keys sealed to it",
      responses: {
        200: json(SessionKeys, 'Locked: only the unlock phrase, which never leaves the browser, opens them'),
      },
    }),
    async (c) => c.json(await readKeys(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/teams',
        summary: 'Teams that take reports, and whether somebody is on duty',
        responses: { 200: json(z.array(PublicTeam), 'The teams') },
      },
    ),
    async (c) => c.json(await readTeams(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/referral-targets',
        summary: 'Teams to which a case can be referred',
        responses: { 200: json(ReferralTargets, 'The teams') },
      },
    ),
    async (c) => c.json(await readTargets(deps, personOf(c)), 200),
  );
}
