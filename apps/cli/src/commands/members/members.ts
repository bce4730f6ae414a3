import { Command } from '@commander-js/extra-typings';
import type { MembersSession, OpenMembers } from '../../members/members-session.ts';
import { addKeyCommand } from './add-key.ts';
import { addOrganisationCommand } from './add-organisation.ts';
import { addPersonCommand } from './add-person.ts';
import { addTeamCommand } from './add-team.ts';
import { disableCommand } from './disable.ts';
import { goLiveCommand } from './go-live.ts';
import { joinCommand } from './join.ts';
import { listCommand } from './list.ts';
import { resetCommand } from './reset.ts';
import { revokeKeyCommand } from './revoke-key.ts';
import { setModeCommand } from './set-mode.ts';
import { setRolesCommand } from './set-roles.ts';

const NOTE = `
Each asks for what its options leave open, and answers in JSON. It needs the environment of the server; with the
embedded database the server must be stopped. A person's password, second factor, key and unlock phrase are made in
their own browser: printed, once, are only the one-time code that lets them in for that, and a platform's key.`;

const openSystem = async (): Promise<MembersSession> => {
  const { openMembers } = await import('../../members/open-members.ts');
  return openMembers();
};

export const membersCommand = (open: OpenMembers = openSystem) =>
  new Command('members')
    .description('Organisations, people, teams and platform keys of a production system')
    .addHelpText('after', NOTE)
    .addCommand(listCommand(open))
    .addCommand(addOrganisationCommand(open))
    .addCommand(addPersonCommand(open))
    .addCommand(addTeamCommand(open))
    .addCommand(joinCommand(open))
    .addCommand(setRolesCommand(open))
    .addCommand(addKeyCommand(open))
    .addCommand(revokeKeyCommand(open))
    .addCommand(setModeCommand(open))
    .addCommand(goLiveCommand(open))
    .addCommand(disableCommand(open))
    .addCommand(resetCommand(open));
