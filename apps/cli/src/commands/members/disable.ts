import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const disableCommand = (open: OpenMembers) =>
  new Command('disable')
    .description('Lets a person in no more: sessions, duties and team keys end')
    .option('--email <address>', 'of the person')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askEmail } = await import('../../members/questions.ts');
        const { disablePerson } = await import('../../members/change-person.ts');
        return disablePerson(deps, { email: await askEmail(ask, options.email) });
      }),
    );
