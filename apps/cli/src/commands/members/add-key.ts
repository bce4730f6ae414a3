import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const addKeyCommand = (open: OpenMembers) =>
  new Command('add-key')
    .description('A new key of a platform, shown once')
    .option('--org <organisation>', 'name or id')
    .option('--scopes <scopes>', 'all, or events, accounts, hashes, reports, webhooks with commas between')
    .option('--expires <day>', 'its last day, such as 2027-12-31')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { StartError } = await import('@khong-mot-minh/server');
        const { isPlatformScope, PLATFORM_SCOPES } = await import('@khong-mot-minh/contracts/codes');
        const { dayRule, scopesRule, splitList } = await import('../../members/rules.ts');
        const { askOrganisation } = await import('../../members/questions.ts');
        const { addPlatformKey } = await import('../../members/platform-key.ts');
        const org = await askOrganisation(ask, options.org);
        const question = `Scopes, with commas between (${PLATFORM_SCOPES.join(', ')})`;
        const scopes = splitList(await ask.text('scopes', options.scopes, question, scopesRule)).filter(
          isPlatformScope,
        );
        const { expires } = options;
        const problem = expires === undefined ? undefined : dayRule(expires);
        if (problem) throw new StartError(`--expires "${expires}" ${problem}`);
        return addPlatformKey(deps, { org, scopes, expires });
      }),
    );
