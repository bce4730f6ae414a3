import type { Prompter } from './create-prompter.ts';
import type { MembersDeps } from './members-deps.ts';

/** What one command about members works with, until it has printed its answer. */
export type MembersSession = AsyncDisposable & {
  deps: MembersDeps;
  ask: Prompter;
  print(answer: object): void;
};
export type OpenMembers = () => Promise<MembersSession>;

/** Opens, does, prints, closes. */
export async function inMembers(
  open: OpenMembers,
  act: (session: Pick<MembersSession, 'deps' | 'ask'>) => Promise<object>,
): Promise<void> {
  await using session = await open();
  session.print(await act(session));
}
