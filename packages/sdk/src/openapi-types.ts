import type { paths } from './api.gen.ts';

export type * from './api.gen.ts';

type Method = 'get' | 'put' | 'post' | 'delete';

/** The body of a request or of an answer; an answer without one is undefined. */
type Json<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined;

type Success<Responses> = {
  [Status in keyof Responses]: Status extends number
    ? `${Status}` extends `2${string}`
      ? Json<Responses[Status]>
      : never
    : never;
}[keyof Responses];

type Sent<Call> = Call extends { requestBody?: never }
  ? undefined
  : Call extends { requestBody?: infer Body }
    ? Json<NonNullable<Body>>
    : never;

type OperationOf<Call> = Call extends { responses: infer Responses }
  ? { body: Sent<Call>; answer: Success<Responses> }
  : never;

type Flat = {
  [Path in keyof paths]: {
    [Verb in Method as paths[Path][Verb] extends { responses: unknown }
      ? `${Uppercase<Verb>} ${Path}`
      : never]: OperationOf<paths[Path][Verb]>;
  };
}[keyof paths];

type Merge<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Every operation that a platform may call, by method and path: what it takes and what a success answers. */
export type Operations = Merge<Flat>;
