import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const addOrganisationCommand = (open: OpenMembers) =>
  new Command('add-organisation')
    .description('A new organisation; a platform starts in shadow')
    .option('--kind <kind>', 'platform, helpline, police, school or coalition')
    .option('--name-vi <name>', 'in Vietnamese')
    .option('--name-en <name>', 'in English')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { isKind, kindRule } = await import('../../members/rules.ts');
        const { askName } = await import('../../members/questions.ts');
        const { addOrganisation } = await import('../../members/add-organisation.ts');
        const question = 'Kind (platform, helpline, police, school, coalition)';
        const kind = await ask.text('kind', options.kind, question, kindRule);
        if (!isKind(kind)) throw new Error(`Read the kind: "${kind}" passed its rule`);
        return addOrganisation(deps, { kind, name: await askName(ask, options) });
      }),
    );
