import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const listCommand = (open: OpenMembers) =>
  new Command('list').description('Who and what there is, without anything secret').action(() =>
    inMembers(open, async ({ deps }) => {
      const { listMembers } = await import('../../members/list-members.ts');
      return listMembers(deps);
    }),
  );
