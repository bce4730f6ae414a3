import type { Operations } from '../openapi-types.ts';
import type { Sender, SendRequest } from './create-sender.ts';
import { ProblemError } from './problem-error.ts';

/** A sender whose answers have the types of the server's own document. */
export type Send = {
  raw: Sender;
  answer<Name extends keyof Operations>(
    name: Name,
    request: SendRequest,
  ): Promise<Operations[Name]['answer']>;
  orUndefined<T>(promise: Promise<T>): Promise<T | undefined>;
};

/** Reads answers of a sender; `orUndefined` makes a 404 an `undefined`. */
export const createAnswer = (raw: Sender): Send => ({
  raw,
  // `as`: the server answers its own schema, from which the types of its operations were made.
  answer: async <Name extends keyof Operations>(_name: Name, request: SendRequest) =>
    (await (await raw(request)).json()) as Operations[Name]['answer'],
  orUndefined: (promise) =>
    promise.catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 404) return undefined;
      throw error;
    }),
});
