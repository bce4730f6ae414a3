import { Command } from '@commander-js/extra-typings';
import { inMembers, type OpenMembers } from '../../members/members-session.ts';

export const revokeKeyCommand = (open: OpenMembers) =>
  new Command('revoke-key')
    .description('Ends a key of a platform; a running server notices within seconds')
    .option('--id <id>', 'of the key')
    .action((options) =>
      inMembers(open, async ({ deps, ask }) => {
        const { revokePlatformKey } = await import('../../members/platform-key.ts');
        return revokePlatformKey(deps, { id: await ask.text('id', options.id, 'Id of the key') });
      }),
    );
