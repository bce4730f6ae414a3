import type { Answer } from './call.ts';
import type { Responder } from './responder.ts';

/** A supervisor of the demonstration, who signs in without a code, ends anybody's duty. */
export const endDuty = ({ person, send }: Responder, id: string): Promise<Answer> =>
  send('POST', `/v1/roster/${id}/end`, { password: person.password });
