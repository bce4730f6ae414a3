import { StartError } from '@kmm/server';
import { addOrganisation, changeMode } from './add-organisation.ts';
import { addPerson } from './add-person.ts';
import { addTeam, joinTeam } from './add-team.ts';
import { changeRoles, disablePerson, resetSignIn } from './change-person.ts';
import type { Asker } from './create-asker.ts';
import { listMembers } from './list-members.ts';
import type { MembersDeps } from './members-deps.ts';
import { addPlatformKey, revokePlatformKey } from './platform-key.ts';
import {
  dayRule,
  emailRule,
  emailsRule,
  isKind,
  isMode,
  isRole,
  isScope,
  kindRule,
  modeRule,
  rolesRule,
  scopesRule,
  splitList,
} from './rules.ts';
import { tellGoLive } from './tell-go-live.ts';

export type Flags = Record<string, string | boolean | undefined>;
export type CommandInput = { deps: MembersDeps; ask: Asker; flags: Flags };
type Command = (input: CommandInput) => Promise<object>;

const flag = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};
const names = async ({ ask, flags }: CommandInput) => ({
  vi: await ask.text('name-vi', flag(flags, 'name-vi'), 'Name in Vietnamese'),
  en: await ask.text('name-en', flag(flags, 'name-en'), 'Name in English'),
});
const organisation = ({ ask, flags }: CommandInput) =>
  ask.text('org', flag(flags, 'org'), 'Organisation (name or id)');
const team = ({ ask, flags }: CommandInput) => ask.text('team', flag(flags, 'team'), 'Team (name or id)');
const email = ({ ask, flags }: CommandInput) =>
  ask.text('email', flag(flags, 'email'), 'E-mail address of the person', emailRule);

const rolesOf = async ({ ask, flags }: CommandInput) => {
  const roles = await ask.text('roles', flag(flags, 'roles'), 'Roles, with commas between', rolesRule);
  return splitList(roles).filter(isRole);
};

/** What `npm run members -- <command>` can do; each asks for what its flags leave open. */
export const commands: Record<string, Command> = {
  list: ({ deps }) => listMembers(deps),
  async organisation(input) {
    const { ask, flags, deps } = input;
    const question = 'Kind (platform, helpline, police, school, coalition)';
    const kind = await ask.text('kind', flag(flags, 'kind'), question, kindRule);
    if (!isKind(kind)) throw new Error(`Read the kind: "${kind}" passed its rule`);
    return addOrganisation(deps, { kind, name: await names(input) });
  },
  async person(input) {
    const { ask, flags, deps } = input;
    const org = await organisation(input);
    const name = await ask.text('name', flag(flags, 'name'), 'Name, as colleagues see it');
    const address = await email(input);
    return addPerson(deps, { org, name, email: address, roles: await rolesOf(input) });
  },
  async team(input) {
    const { ask, flags, deps } = input;
    const org = await organisation(input);
    const name = await names(input);
    const question = 'Members who hold its key (e-mail addresses, with commas between)';
    const members = splitList(await ask.text('members', flag(flags, 'members'), question, emailsRule));
    const asked = flags['takes-reports'] === undefined && flag(flags, 'members') === undefined;
    const takesReports = asked
      ? await ask.yes('Does it take reports? [y/N]')
      : flags['takes-reports'] === true;
    return addTeam(deps, { org, name, takesReports, members });
  },
  async join(input) {
    const named = await team(input);
    return joinTeam(input.deps, { team: named, email: await email(input) });
  },
  async roles(input) {
    const address = await email(input);
    const roles = await rolesOf(input);
    return changeRoles(input.deps, { email: address, roles });
  },
  async 'platform-key'(input) {
    const { ask, flags, deps } = input;
    const org = await organisation(input);
    const question = 'Scopes, with commas between (all, events, accounts, hashes, reports, webhooks)';
    const scopes = await ask.text('scopes', flag(flags, 'scopes'), question, scopesRule);
    const expires = flag(flags, 'expires');
    const problem = expires === undefined ? undefined : dayRule(expires);
    if (problem) throw new StartError(`--expires "${expires}" ${problem}`);
    return addPlatformKey(deps, { org, scopes: splitList(scopes).filter(isScope), expires });
  },
  async 'revoke-key'({ deps, ask, flags }) {
    return revokePlatformKey(deps, { id: await ask.text('id', flag(flags, 'id'), 'Id of the key') });
  },
  async mode(input) {
    const org = await organisation(input);
    const mode = await input.ask.text('mode', flag(input.flags, 'mode'), 'Mode (shadow or live)', modeRule);
    if (!isMode(mode)) throw new Error(`Read the mode: "${mode}" passed its rule`);
    return changeMode(input.deps, { org, mode });
  },
  'go-live': async (input) => tellGoLive(input.deps, await team(input)),
  disable: async (input) => disablePerson(input.deps, { email: await email(input) }),
  reset: async (input) => resetSignIn(input.deps, { email: await email(input) }),
};
