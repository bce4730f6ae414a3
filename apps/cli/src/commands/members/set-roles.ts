import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const setRolesCommand = (open: OpenMembers) =>
  new Command('set-roles')
    .description('Other roles for a person, from the next request on')
    .option('--email <address>', 'of the person')
    .option('--roles <roles>', 'with commas between, such as counsellor,supervisor')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askEmail, askRoles } = await import('../../members/questions.ts');
        const { changeRoles } = await import('../../members/change-person.ts');
        const email = await askEmail(ask, options.email);
        return changeRoles(deps, { email, roles: await askRoles(ask, options.roles) });
      }),
    );
