import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const addTeamCommand = (open: OpenMembers) =>
  new Command('add-team')
    .description('A new team; its first member makes its key in the console')
    .option('--org <organisation>', 'name or id')
    .option('--name-vi <name>', 'in Vietnamese')
    .option('--name-en <name>', 'in English')
    .option('--members <addresses>', 'e-mail addresses of those who hold its key, with commas between')
    .option('--takes-reports', 'young people may write to it')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { emailsRule, splitList } = await import('../../members/rules.ts');
        const { askName, askOrganisation } = await import('../../members/questions.ts');
        const { addTeam } = await import('../../members/add-team.ts');
        const org = await askOrganisation(ask, options.org);
        const name = await askName(ask, options);
        const question = 'Members who hold its key (e-mail addresses, with commas between)';
        const members = splitList(await ask.text('members', options.members, question, emailsRule));
        const asked = options.takesReports === undefined && options.members === undefined;
        const takesReports = asked
          ? await ask.yes('Does it take reports? [y/N]')
          : options.takesReports === true;
        return addTeam(deps, { org, name, takesReports, members });
      }),
    );
