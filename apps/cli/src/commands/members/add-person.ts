import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const addPersonCommand = (open: OpenMembers) =>
  new Command('add-person')
    .description('A new person; prints the one-time code that lets them in, once')
    .option('--org <organisation>', 'name or id')
    .option('--name <name>', 'as colleagues see it')
    .option('--email <address>', 'of the person')
    .option('--roles <roles>', 'with commas between, such as counsellor,supervisor')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askEmail, askOrganisation, askRoles } = await import('../../members/questions.ts');
        const { addPerson } = await import('../../members/add-person.ts');
        const org = await askOrganisation(ask, options.org);
        const name = await ask.text('name', options.name, 'Name, as colleagues see it');
        const email = await askEmail(ask, options.email);
        return addPerson(deps, { org, name, email, roles: await askRoles(ask, options.roles) });
      }),
    );
