import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const joinCommand = (open: OpenMembers) =>
  new Command('join')
    .description('A further member of a team; a holder gives them the key in the console')
    .option('--team <team>', 'name or id')
    .option('--email <address>', 'of the person')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askEmail, askTeam } = await import('../../members/questions.ts');
        const { joinTeam } = await import('../../members/add-team.ts');
        const named = await askTeam(ask, options.team);
        return joinTeam(deps, { team: named, email: await askEmail(ask, options.email) });
      }),
    );
