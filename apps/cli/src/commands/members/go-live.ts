import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const goLiveCommand = (open: OpenMembers) =>
  new Command('go-live')
    .description("Whether a team's go-live list is signed, and where: in the signer's own browser")
    .option('--team <team>', 'name or id')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { askTeam } = await import('../../members/questions.ts');
        const { goLiveState } = await import('../../members/go-live-state.ts');
        return goLiveState(deps, await askTeam(ask, options.team));
      }),
    );
