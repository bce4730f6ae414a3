import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  EnrolmentInput,
  EnrolmentOpen,
  EnrolmentView,
  GoLiveSignature,
  KeyChallenge,
  KeyDesk,
  LockInput,
  NewKeyInput,
  RewrapInput,
  RewrapStep,
  Session,
  SharesTested,
  TeamApproval,
  TeamFounding,
  TeamHalfInput,
  TeamRegain,
  TeamRotation,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { type AppEnv, personOf, requireOwnOrigin } from '../../http/principal.ts';
import { HttpProblem, invalid, type ProblemCode } from '../../http/problems.ts';
import { createMisses, type Misses } from '../../limits/misses.ts';
import type { RateLimitKey } from '../../limits/neighbourhoods.ts';
import { sessionCookie, sessionView } from '../session-view.ts';
import { enrol, openEnrolment, type Refused } from './enrol.ts';
import { readKeyDesk } from './key-desk.ts';
import { changeLock, openChallenge, replaceKey } from './member-key.ts';
import { nextToRewrap, rewrapCase, rewrapPlaces, rotateKey } from './rotation.ts';
import { type Signing, signList } from './sign-go-live.ts';
import { type Answer, foundTeam, grantTeamKey, regainKey, releaseHalf, testShares } from './team-seats.ts';

/** Codes that nobody has, from one line an hour: people mistype, and nobody guesses 100 bits in so many tries. */
const WRONG_CODES = 60;
const LONGEST_ENROLMENT = 4 * 1024;

const REFUSALS: Record<Exclude<Answer, 'done'>, [ProblemCode, string]> = {
  missing: ['not-found', 'No such team, or nobody waits for its key'],
  'not-now': ['not-now', 'Somebody else was first, or another step is needed'],
  // Whose key this person does not hold is, for them, not there.
  'no-key': ['not-found', 'Only who holds the key of this team can do this'],
  'wrong-recipient': ['stale', 'The key is sealed to another key than the member has now'],
  'bad-key': ['invalid', 'This is no public key'],
  held: ['switch-off-waits', 'First another person looks at the switch-off of somebody who held this key'],
  unproven: ['forbidden', 'The challenge was not opened with this key'],
};

const UNSIGNED: Record<Exclude<Signing, 'signed'>, () => HttpProblem> = {
  missing: () => new HttpProblem('not-found'),
  'open-items': () => invalid('/done', 'open-items'),
  'no-door': () => new HttpProblem('not-now', 'This team takes no reports, so there is no door to open'),
  'no-second-factor': () => new HttpProblem('not-now', 'Only an account with a second factor signs'),
  'no-holder': () => new HttpProblem('not-now', 'Nobody active holds the key of this team'),
  'not-recoverable': () =>
    new HttpProblem('not-now', 'First a second person holds the key, or two printed shares of it are tried'),
  'wrong-password': () => new HttpProblem('forbidden', 'The password is not right'),
  'wrong-code': () => invalid('/code', 'wrong-code'),
};

/** Where in an enrolment what was refused stands. */
const PLACE: Record<Exclude<Refused, 'unknown'>, string> = {
  'wrong-code': '/totp/code',
  'key-missing': '/key',
  'key-there': '/key',
  'bad-key': '/key',
  'few-signs': '/password',
  repeats: '/password',
  sequence: '/password',
  'own-words': '/password',
};

/** What a step came to, as a problem where it was refused. */
function passed(answer: Answer): void {
  if (answer === 'bad-key') throw invalid('/publicKey', 'bad-key');
  if (answer !== 'done') throw new HttpProblem(...REFUSALS[answer]);
}

/** Keys of members and teams: made, approved, given back. The server carries envelopes and opens none. */
export function keyRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'config' | 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'>,
  wrongPasswords: Misses,
): void {
  const { identify, config } = deps;
  const wrongCodes = createMisses(deps.now);
  const tooMany = ({ narrow }: RateLimitKey) => {
    if (wrongCodes.of(narrow) >= WRONG_CODES)
      throw new HttpProblem('too-many-attempts', undefined, { retryAfterSeconds: 600 });
  };
  const unknown = ({ narrow }: RateLimitKey) => {
    wrongCodes.count(narrow);
    return new HttpProblem('unknown-code');
  };

  app.openapi(
    defineRoute(
      identify,
      { host: 'desk', lane: 'sign-in' },
      {
        method: 'post',
        path: '/v1/enrolments/open',
        summary: 'For whom a one-time code was made',
        request: body(EnrolmentOpen),
        responses: { 200: json(EnrolmentView, 'The person; nothing changes') },
      },
      [],
      LONGEST_ENROLMENT,
    ),
    async (c) => {
      requireOwnOrigin(c, identify);
      tooMany(c.var.asker);
      const found = await openEnrolment(deps, c.req.valid('json').code);
      if (found === 'unknown') throw unknown(c.var.asker);
      return c.json(found, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'desk', lane: 'sign-in' },
      {
        method: 'post',
        path: '/v1/enrolments',
        summary: 'Take a place with a one-time code: password, second factor and key come from this browser',
        request: body(EnrolmentInput),
        responses: { 200: json(Session, 'Signed in; the code is used up') },
      },
      [],
      LONGEST_ENROLMENT,
    ),
    async (c) => {
      requireOwnOrigin(c, identify);
      tooMany(c.var.asker);
      const done = await enrol(deps, c.req.valid('json'));
      if (!done.ok) {
        if (done.why === 'unknown') throw unknown(c.var.asker);
        throw invalid(PLACE[done.why], done.why);
      }
      c.header('set-cookie', sessionCookie(config, done.token));
      return c.json(sessionView(config, done.person), 200);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/session/keys/{keyId}/challenge',
      summary: 'A word sealed to a key, which shows that one holds it',
      request: { params: z.object({ keyId: z.string().max(64) }) },
      responses: { 200: json(KeyChallenge, 'Open it and send back what it says') },
    }),
    async (c) => {
      const challenge = await openChallenge(deps, personOf(c), c.req.valid('param').keyId);
      if (challenge === 'unknown') throw new HttpProblem('not-found');
      return c.json(challenge, 200);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'put',
      path: '/v1/session/keys/lock',
      summary: 'Lock the own key under another unlock phrase',
      request: body(LockInput),
      responses: { 204: { description: 'The old phrase opens nothing any more' } },
    }),
    async (c) => {
      const changed = await changeLock(deps, personOf(c), c.req.valid('json'));
      if (changed === 'no-key') throw new HttpProblem('not-now', 'There is no key yet');
      if (changed === 'unproven') throw new HttpProblem(...REFUSALS.unproven);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'put',
      path: '/v1/session/keys',
      summary: 'A new key after a lost phrase; two holders of each team give the team key back',
      request: body(NewKeyInput),
      responses: { 204: { description: 'Replaced; the team keys are asked for' } },
    }),
    async (c) => {
      const replaced = await replaceKey(deps, wrongPasswords, personOf(c), c.req.valid('json'));
      if (replaced === 'wrong') throw new HttpProblem('forbidden', 'The password is not right');
      if (replaced === 'bad-key') throw invalid('/key/publicKey', 'bad-key');
      if (typeof replaced === 'object')
        throw new HttpProblem('last-holder', undefined, {
          errors: replaced.lastHolderOf.map((team) => ({ pointer: `/teams/${team}`, code: 'last-holder' })),
        });
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/key-desk',
      summary: 'Teams whose key one holds or waits for, and who waits',
      responses: { 200: json(KeyDesk, 'The teams') },
    }),
    async (c) => c.json(await readKeyDesk(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/key',
      summary: "Make a new team's key, as its first holder",
      request: { ...idParam, ...body(TeamFounding) },
      responses: { 204: { description: 'The team is there' } },
    }),
    async (c) => {
      passed(await foundTeam(deps, personOf(c), c.req.valid('param').id, c.req.valid('json')));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/members',
      summary: "Give the team's key to a member who waits for it",
      request: { ...idParam, ...body(TeamApproval) },
      responses: { 204: { description: 'The member holds the key' } },
    }),
    async (c) => {
      passed(await grantTeamKey(deps, personOf(c), c.req.valid('param').id, c.req.valid('json')));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/halves',
      summary: "Release one half of the team's key to a member who lost theirs",
      request: { ...idParam, ...body(TeamHalfInput) },
      responses: { 204: { description: 'Released; another holder releases the other half' } },
    }),
    async (c) => {
      passed(await releaseHalf(deps, personOf(c), c.req.valid('param').id, c.req.valid('json')));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/regained',
      summary: 'Hold the key again, from two halves or two printed shares',
      request: { ...idParam, ...body(TeamRegain) },
      responses: { 204: { description: 'Holder again' } },
    }),
    async (c) => {
      passed(await regainKey(deps, personOf(c), c.req.valid('param').id, c.req.valid('json')));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/shares-tested',
      summary: 'Printed shares were tried and gave the key back',
      request: { ...idParam, ...body(SharesTested) },
      responses: { 204: { description: 'Noted' } },
    }),
    async (c) => {
      passed(await testShares(deps, personOf(c), c.req.valid('param').id, c.req.valid('json').proof));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'access.manage' },
      {
        method: 'post',
        path: '/v1/key-desk/{id}/go-live',
        summary: 'Sign that everything is done before the report door of a team opens',
        request: { ...idParam, ...body(GoLiveSignature) },
        responses: { 204: { description: 'The door opens while somebody who holds the key is on duty' } },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const result = await signList(deps, wrongPasswords, personOf(c), id, c.req.valid('json'));
      if (result !== 'signed') throw UNSIGNED[result]();
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/rotation',
      summary: 'Give the team another key; the old one is accepted for nothing new',
      request: { ...idParam, ...body(TeamRotation) },
      responses: { 204: { description: 'New reports are sealed to the new key' } },
    }),
    async (c) => {
      passed(await rotateKey(deps, personOf(c), c.req.valid('param').id, c.req.valid('json')));
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/key-desk/{id}/rewrap',
      summary: 'The next case, or places of take-downs, under an earlier key of the team',
      request: { ...idParam, query: z.object({ skip: z.string().max(4000).default('') }) },
      responses: { 200: json(RewrapStep, 'How many are left, and the next one') },
    }),
    async (c) => {
      const skip = c.req.valid('query').skip.split(',');
      const step = await nextToRewrap(deps, personOf(c), c.req.valid('param').id, skip);
      if (step === 'no-key') throw new HttpProblem(...REFUSALS['no-key']);
      return c.json(step, 200);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/key-desk/{id}/rewrap',
      summary: 'Envelopes for the present key in the place of those for an earlier one',
      request: { ...idParam, ...body(RewrapInput) },
      responses: { 200: json(z.object({ replaced: z.number().int() }), 'How many were replaced') },
    }),
    async (c) => {
      const input = c.req.valid('json');
      const { id } = c.req.valid('param');
      const done =
        'places' in input
          ? await rewrapPlaces(deps, personOf(c), id, input)
          : await rewrapCase(deps, personOf(c), id, input);
      if (done === 'no-key') throw new HttpProblem(...REFUSALS['no-key']);
      return c.json(done, 200);
    },
  );
}
