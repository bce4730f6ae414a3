/** Where in what was asked something is wrong, as an RFC 6901 pointer, what, and which values there are. */
export type Pointed = { pointer: string; code: string; allowed?: string[] };

/** Why a service refuses; it knows no protocol. The edge has a problem for each (`http/problems.ts`). */
export type RefusalCode =
  | 'ask-first'
  | 'busy'
  | 'danger-unseen'
  | 'ended-key'
  | 'examples-fail'
  | 'forbidden'
  | 'handed-over'
  | 'invalid'
  | 'never-answered'
  | 'not-found'
  | 'no-team-key'
  | 'not-now'
  | 'not-opened'
  | 'policy-refused'
  | 'reporter-refused'
  | 'second-person'
  | 'stale'
  | 'too-large'
  | 'too-many-attempts'
  | 'transfer-open'
  | 'withdrawn'
  | 'words-unread';

type More = { errors?: Pointed[]; retryAfterSeconds?: number };

/** What is asked is not done, and the transaction around it is given up. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: string | undefined;
  readonly errors: Pointed[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: RefusalCode, detail?: string, more: More = {}) {
    super(detail ?? code);
    this.code = code;
    this.detail = detail;
    this.errors = more.errors;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** One member of what was asked is not possible. */
export const fieldInvalid = (pointer: string, code: string): Refusal =>
  new Refusal('invalid', undefined, { errors: [{ pointer, code }] });

/** Who asks may not have it so; the member that says why. */
export const fieldForbidden = (pointer: string, code: string, detail: string): Refusal =>
  new Refusal('forbidden', detail, { errors: [{ pointer, code }] });
