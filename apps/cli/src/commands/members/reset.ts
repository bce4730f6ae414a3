import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const resetCommand = (open: OpenMembers) =>
  new Command('reset')
    .description('Ends password and second factor of a person and gives a new code; key and phrase stay')
    .option('--email <address>', 'of the person')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askEmail } = await import('../../members/questions.ts');
        const { resetSignIn } = await import('../../members/change-person.ts');
        return resetSignIn(deps, { email: await askEmail(ask, options.email) });
      }),
    );
