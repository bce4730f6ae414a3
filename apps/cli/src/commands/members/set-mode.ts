import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const setModeCommand = (open: OpenMembers) =>
  new Command('set-mode')
    .description('Whether the decisions for a platform act (live) or are only recorded (shadow)')
    .option('--org <organisation>', 'name or id')
    .option('--mode <mode>', 'shadow or live')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { isMode, modeRule } = await import('../../members/rules.ts');
        const { askOrganisation } = await import('../../members/questions.ts');
        const { changeMode } = await import('../../members/add-organisation.ts');
        const org = await askOrganisation(ask, options.org);
        const mode = await ask.text('mode', options.mode, 'Mode (shadow or live)', modeRule);
        if (!isMode(mode)) throw new Error(`Read the mode: "${mode}" passed its rule`);
        return changeMode(deps, { org, mode });
      }),
    );
