import type { Problem } from '@khong-mot-minh/contracts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Pointed, Refusal } from '../platform/refusal.ts';

/** Every problem that the API can answer: status and title live here and nowhere else. */
export const PROBLEMS = {
  'broken-json': { status: 400, title: 'The body is not JSON' },
  'broken-utf8': { status: 400, title: 'The body is not valid UTF-8' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'bad-credentials': { status: 401, title: 'The e-mail address or the password is wrong' },
  'switched-off': { status: 401, title: 'The access of this account was switched off' },
  'totp-required': { status: 401, title: 'A code from the authenticator is needed' },
  'bad-key': { status: 401, title: 'The platform key is missing, unknown or revoked' },
  forbidden: { status: 403, title: 'Not allowed' },
  'no-team-key': {
    status: 403,
    title: 'Only who holds the key of this team, and so can read the case, can do this',
  },
  'second-person': { status: 403, title: 'Somebody else has to approve' },
  'wrong-origin': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'unknown-code': { status: 404, title: 'This one-time code is wrong, used or too old' },
  'unknown-receipt': { status: 404, title: 'No report has this receipt' },
  'handed-over': { status: 410, title: 'This case was handed over to another organisation' },
  'wrong-method': { status: 405, title: 'Not possible here' },
  stale: { status: 409, title: 'Somebody changed this in the meantime' },
  'not-now': { status: 409, title: 'Not possible in this state' },
  'transfer-open': {
    status: 409,
    title: 'This case is on offer to another organisation; take that offer back first',
  },
  'ask-first': { status: 409, title: 'Ask the reporter before this case goes to another organisation' },
  'reporter-refused': {
    status: 409,
    title: 'The reporter does not want this organisation to go on with the case',
  },
  'danger-unseen': { status: 409, title: 'Nobody has said yet that they have seen the danger in this case' },
  'not-opened': { status: 409, title: 'Open the case first: whoever has seen the danger has looked at it' },
  'never-answered': { status: 409, title: 'The reporter never got a reply, so nobody has helped yet' },
  'words-unread': { status: 409, title: 'Words of the reporter have not been opened by anybody here' },
  'take-down-closed': { status: 409, title: 'Nobody here takes pictures down on this way right now' },
  'door-closed': { status: 409, title: 'Nobody is on duty for this team right now' },
  'proof-not-ready': {
    status: 409,
    title: 'The batch with this report is not published yet; ask for the promise until then',
  },
  'last-holder': { status: 409, title: 'Nobody else could give this team its key back' },
  'switch-off-waits': {
    status: 409,
    title: 'Somebody who held this key was switched off, and nobody else has looked at that yet',
  },
  'ended-key': {
    status: 409,
    title: 'A key that this was sealed to has ended; ask for the present one and seal again',
  },
  withdrawn: { status: 409, title: 'This report was withdrawn' },
  'examples-fail': { status: 409, title: 'Not every example case of this version passes' },
  'replay-differs': { status: 409, title: 'Judged again, this decision comes out differently' },
  'idempotency-conflict': { status: 409, title: 'This Idempotency-Key was used for another request' },
  gone: { status: 410, title: 'What was here has been destroyed' },
  'too-large': { status: 413, title: 'The body is too large' },
  'wrong-media-type': { status: 415, title: 'This content type is not accepted here' },
  'policy-refused': { status: 422, title: 'This version of the policy has problems' },
  invalid: { status: 422, title: 'The request does not fit the schema' },
  'work-needed': {
    status: 429,
    title: 'Much comes from this network; do the work in `work` and send again with it as `kmm-work`',
  },
  'codes-stopped': {
    status: 429,
    title: 'Five wrong codes were tried; devices that were never in have to wait a quarter of an hour',
  },
  'too-many-attempts': { status: 429, title: 'Too many attempts; wait a moment' },
  'server-fault': { status: 500, title: 'Something is broken on our side' },
  busy: { status: 503, title: 'Too much at once; try again in a few seconds' },
  'not-ready': { status: 503, title: 'Not ready yet' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;
export type ProblemCode = keyof typeof PROBLEMS;

/** The client's fault or an expected refusal, thrown at the HTTP edge only. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly errors: Pointed[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly work: Problem['work'];
  constructor(
    code: ProblemCode,
    detail?: string,
    more: { errors?: Pointed[]; retryAfterSeconds?: number; work?: Problem['work'] } = {},
  ) {
    super(detail ?? PROBLEMS[code].title);
    this.code = code;
    this.errors = more.errors;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.work = more.work;
  }
}

export const invalid = (pointer: string, code: string): HttpProblem =>
  new HttpProblem('invalid', undefined, { errors: [{ pointer, code }] });

/** What a service refused, as the edge says it; a code without a problem does not compile. */
export const problemOf = ({ code, detail, errors, retryAfterSeconds }: Refusal): HttpProblem =>
  new HttpProblem(code, detail, {
    ...(errors && { errors }),
    ...(retryAfterSeconds && { retryAfterSeconds }),
  });

/** RFC 9457 answer of an error. */
export function problemResponse(error: HttpProblem): Response {
  const { status, title } = PROBLEMS[error.code];
  const body: Problem = {
    type: `/docs/problems#${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.message !== title && { detail: error.message }),
    ...(error.errors && { errors: error.errors }),
    ...(error.work && { work: error.work }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(error.retryAfterSeconds && { 'retry-after': String(error.retryAfterSeconds) }),
    },
  });
}
